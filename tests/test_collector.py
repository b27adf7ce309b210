import gc
import subprocess
import sys

import pytest

from factcheck.collector import OLD, SURVIVORS, YOUNG, collect_seldom, without_circles
from factcheck.worker import Worker

ARTICLE = """# Salt

In 2019, 312 women (14%) took 5 g of salt a day (Smith et al., 2015). Another 40% of 200 men took 6 g, 1 g more.

Of 312 women, 12% took 5 g of salt. Smith's study had 412 women.

## References

Smith, J., & Lee, K. (2015). Salt and pressure. Journal of Salt, 3(2), 12-15.
"""


def test_a_worker_looks_as_seldom_as_the_command_line() -> None:
    """What a run does by itself and what its workers do goes at one pace."""
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold() == (YOUNG, SURVIVORS, OLD)
    finally:
        gc.set_threshold(*before)
    worker = Worker()
    try:
        assert worker.run(60, gc.get_threshold) == (YOUNG, SURVIVORS, OLD)
    finally:
        worker.close()


LOOKED_FOR = f"""
import gc, factcheck
factcheck.check(factcheck.read({ARTICLE!r}, "markdown"))  # what is loaded once may lead back to itself
gc.collect()
gc.disable()
assert factcheck.check(factcheck.read({ARTICLE!r}, "markdown"))
print(gc.collect())
"""


def test_a_check_makes_no_circles() -> None:
    """Nothing needs looking for while an article is read and checked: what goes, goes at once.

    It is seen in a process of its own: in one of many tests, threads of others leave circles at any time.
    """
    done = subprocess.run([sys.executable, "-c", LOOKED_FOR], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize("before", [True, False])
def test_circles_are_looked_for_again_as_before(before: bool) -> None:
    """Neither a result, nor a failure, nor a call within another changes what the program around it has chosen."""
    seen = []

    @without_circles
    def inner(number: int) -> int:
        seen.append(gc.isenabled())
        return 1 // number

    outer = without_circles(lambda number: (inner(number), gc.isenabled()))
    try:
        (gc.enable if before else gc.disable)()
        assert outer(1) == (1, False)
        assert gc.isenabled() is before
        with pytest.raises(ZeroDivisionError):
            outer(0)
        assert gc.isenabled() is before
        assert seen == [False, False]
    finally:
        gc.enable()
