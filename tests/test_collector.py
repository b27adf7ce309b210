import gc

from factcheck.collector import OLD, SURVIVORS, YOUNG, collect_seldom
from factcheck.worker import Worker


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
