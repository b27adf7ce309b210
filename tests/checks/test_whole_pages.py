"""What whole pages of public sites hold: sound sentences that a rule took for slips, beside slips of the same kind."""

from __future__ import annotations

import pytest

import factcheck

LIST = "\n\n## References\n\n"
FILLER = "Salt raises the blood pressure of many adults, and most of them eat more than they need of it every day."


def told(text: str, *rules: str) -> list[str]:
    """Return the words at which a Markdown page has findings of these rules."""
    article = factcheck.read(text, format="markdown")
    return [article.words(one.span) for one in factcheck.check(article) if one.rule in rules]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("If you aim for 160 g of protein daily and eat 4 meals, that's 40 g per meal.", "product-arithmetic"),
        ("- The prevalence was 8.7%.\n- Nearly half of all cases showed severe illness (4.2%).", "percent-of-count"),
        ("Less salt can help reduce the systolic blood pressure up to 6 mm Hg.", "reference-value"),
        ("Walking lowers blood pressure by an average of 4 mmHg in most adults.", "reference-value"),
        ("Vitamin D is low. Those at risk (albuminuria ≥300 mg per 24 hours) are referred.", "reference-value"),
        ("In 2019, 37% (32 million) of pregnant women aged 15–49 years were affected.", "impossible-value"),
        (
            "Half an imperial pint (284 ml) of beer holds one unit.\n\nFor example, an imperial pint (568 ml) of beer "
            "at 4% holds two units of alcohol.",
            "conflicting-values",
        ),
        ("This page has data from three sources.\n\n- One survey.\n- Its answers.\n\nOthers:\n\n- More.", "list-count"),
        ("Research comparing the two approaches shows:\n\n- One is fast\n- One is slow\n- Both work", "list-count"),
        (
            "Give 15 mg/kg. A child of 20 kg needs 300 mg. The suspension has 250 mg in 5 ml, so that is 6 ml.",
            "product-arithmetic",
        ),
        ("The dose is 8 mg per kilo. At 25 kg that is 200 mg.", "unit-conversion"),
        (
            "She takes two tablets of the 50 mg at six, ten and four, so 100 mg each time and 300 mg over the day.",
            "product-arithmetic",
        ),
        (
            "Do two sets of 10 calf raises, first on the left leg and again on the right, daily. That's 40 raises.",
            "product-arithmetic",
        ),
        (
            "The capsules hold 100 mg. He took two at 7 a.m., one at 1 and one at 9 p.m., 400 mg in all.",
            "product-arithmetic",
        ),
        (
            "Two basic frames at £90 the pair leave a patient with a voucher of £40 paying about £50.",
            "product-arithmetic",
        ),
        ("In the first two samples (t = 3 h and t = 12 h) the leaves were still attached.", "product-arithmetic"),
        (
            "The junior syrup has 100 mg in 5 ml, the forte syrup 200 mg in 5 ml. Ben needs 200 mg. That's a spoon of "
            "the forte, or three 5 ml spoons of the junior syrup (300 mg) in the evening.",
            "product-arithmetic",
        ),
        (
            "Use one drop three times a day for the first ten days, then one drop once a day for ten more. All told, "
            "that's 40 drops.",
            "regimen-total",
        ),
        ("A bowl of beans has 5.4 mg of iron, kale gives 1.3. Teenage girls need 14.8 mg a day.", "product-arithmetic"),
        (
            "| Age | Visit | Jabs |\n|---|---|---|\n| 2 months | 1 | 3 |\n| 4 months | 2 | 3 |\n| 6 months | 3 | 3 |\n"
            "| 12 months | 4 | 2 |",
            "parts-and-total",
        ),
        ("Ann Poe's team gave 64 people beetroot juice for a month (*Hypertension*, 2015).", "journal-as-author"),
        ("In a pilot by Ann Poe of Cork, choirs lifted the mood (*Maturitas*, 2023).", "journal-as-author"),
        ("The flow rate was 0.5 mL/min, and 20 μL were injected in all cases.", "product-arithmetic"),
        (
            "Up to 20 dB is normal, 21 to 40 dB is mild and 41 to 60 dB is moderate. Ann's left ear needs 43 dB, just "
            "past the border from mild to moderate.",
            "class-bounds",
        ),
        (
            "There are two numbers on the label. The first is the strength. The second is the amount. A third, the "
            "batch, only matters if you complain.",
            "list-count",
        ),
        ("Based on data from the National Comorbidity Survey, it is common.", "vague-source"),
        ("There are 16 minerals (like iron, iodine, zinc, and calcium) that all need.", "list-count"),
        ("- **Loading**: 4-6 grams/day divided into doses ≤2g each", "product-arithmetic"),
        ("Take 4 g a day in doses of at most 2 g.", "product-arithmetic"),
        (
            "Naloxone for laypersons is currently available in 42 states and the District of Columbia.\n\n31 states "
            "and the District of Columbia currently have Good Samaritan policies on the books.",
            "conflicting-values",
        ),
        ("Our inclusion criteria were strict.\n\nA meta-analysis of 23 trials found less pain.", "vague-source"),
        ("Two things help:\n1. Rest.\nIt heals.\n2. Sleep.\nIt mends.\n* Nap.\n* Doze.\n* Lie down.", "list-count"),
        (
            "While research suggests that floss adds years, few do it.\n\n## Why\n\n- A Harvard study (2020) linked it "
            "to longer lives.",
            "vague-source",
        ),
        ("The stack adds two powders along with the dose:\n\n1. The dose\n2. Zinc\n3. Iron", "list-count"),
        ("Take three pills plus a glass of water:\n\n- Zinc\n- Iron\n- Salt\n- Water", "list-count"),
        ("He has two herbs in addition to tea:\n\n- Mint\n- Thyme\n- Tea", "list-count"),
        ("Over 1 billion people lack vitamin D.\n\nDo they?\n\n[^1] How people lack vitamin D", "conflicting-values"),
        ("It took twenty people – five surgeons, four porters and eleven nurses – to part the girls.", "list-count"),
        ("It came in three waves: one in May, barely noticed, one in June, and one in spring.", "list-count"),
        ("Week 12: baby weighs about 14 g. Week 16: about 100 g.", "impossible-value"),
        ("Short nights cost you 5 hours. Do it for 12 weeks and you lose 60 hours of sleep.", "impossible-value"),
        (
            "The pump gives 60 mL an hour for 20 hours, with a 4-hour rest. That is 1.2 litres a day.",
            "product-arithmetic",
        ),
        ("Two slices have 6 g of fibre and white bread 2 g, so it is three times as much.", "product-arithmetic"),
        (
            "Malaria tablets for a 14-night trip: start two days before, go on for 7 days after, one daily. "
            "That is 23 tablets.",
            "product-arithmetic",
        ),
        ("He cut his salt from 9 to 6 grams a day, which is 3 grams less.", "product-arithmetic"),
    ],
)
def test_sound(text: str, rule: str) -> None:
    """Nothing is told of a sentence that is right."""
    assert told(f"# Health\n\n{text}\n", rule) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Take 160 g of protein in three equal parts of 40 g each, that's 160 g in all.", "product-arithmetic"),
        ("A normal systolic blood pressure is 12 mmHg.", "reference-value"),
        ("She is pregnant for 60 weeks.", "impossible-value"),
        ("Take 500 mg eight times a day, at most 3 g.", "product-arithmetic"),
        ("Give 15 mg/kg. A child of 20 kg needs 250 mg. The suspension has 250 mg in 5 ml.", "product-arithmetic"),
        ("The tin weighs 25 kg, that is 250 g.", "unit-conversion"),
        ("Beetroot juice lowers the pressure by eight points (*Hypertension*, 2015).", "journal-as-author"),
        (
            "| Tablets | Dose (mg) |\n|---|---|\n| 2 | 50 |\n| 3 | 75 |\n| 4 | 100 |\n| 6 | 120 |",
            "parts-and-total",
        ),
        ("The pump gives 0.5 mL a minute, which is 20 mL an hour.", "product-arithmetic"),
        (
            "Up to 20 dB is normal, 21 to 40 dB is mild and 41 to 60 dB is moderate. With 43 dB Ann's loss is mild.",
            "class-bounds",
        ),
        (
            "There are two numbers on the label. The first is the strength. The second is the amount. The third is "
            "the batch.",
            "list-count",
        ),
        ("There are three sources:\n\n- The survey\n- The register", "list-count"),
        ("When you travel, pack five things:\n\n- Soap\n- Pills\n- A towel", "list-count"),
        (
            "Hypertension is a pressure of 140/90 mmHg or more.\n\nFor us, hypertension is a pressure of 160/100 mmHg "
            "or more.",
            "class-bounds",
        ),
        ("The stack adds two powders:\n\n1. Tin\n2. Zinc\n3. Iron", "list-count"),
        ("A survey by the National Sleep Foundation found that adults sleep less.", "vague-source"),
    ],
)
def test_slips(text: str, rule: str) -> None:
    """A slip of the same kind is told."""
    assert told(f"# Health\n\n{text}\n", rule)


@pytest.mark.parametrize(
    "entry",
    [
        "Examine guide to sleep. https://examine.com/guides/sleep/ (2020)",
        "Identification of a threshold (2024). PMC11448845",
        "Examine.com Optimal Sleep Guide (2025)",
    ],
)
def test_linked_entries_are_cited(entry: str) -> None:
    """An entry to whose page, number or site a link of the prose leads is cited by it, and no other entry is."""
    prose = (
        f"# Sleep\n\n{FILLER} Adults need sleep [Examine](https://www.examine.com/guides/sleep) and a threshold "
        "[PMC11448845](https://pmc.ncbi.nlm.nih.gov/articles/PMC11448845/) (Abara, 2019)."
    )
    entries = (
        "Abara C. Sleep in adults, and how much of it they need. Journal of Sleep. 2019;3:1-4.",
        entry,
        "Brandt Y. Bread, and when it is eaten by those who sleep. Journal of Bread. 2018;2:1-9.",
    )
    found = told(prose + LIST + "".join(f"- {one}\n" for one in entries), "listed-not-cited")
    assert [one[:6] for one in found] == ["Brandt"]


def test_number_between_two_entries_is_one() -> None:
    """A numbered line without a year between two entries is an entry, and its number cited."""
    lines = (
        "[1] Abara C. Salt. BMJ. 2001;3:1-9.",
        '[2] NASM Blog - "Salt and muscle"',
        "[3] Low B. Rye. BMJ. 2002;3:1-9.",
    )
    text = f"# Salt\n\n{FILLER} It is so [1]. It does harm [2], and rye too [3].{LIST}" + "\n\n".join(lines)
    assert told(text, "cited-not-listed", "listed-not-cited") == []


def test_last_numbers_of_a_list_are_entries() -> None:
    """Numbered lines that end a list are entries, whatever they lack."""
    lines = (
        "[1] Abara C. Salt. BMJ. 2001;3:1-9.",
        '[2] Stronger by Science. "The Guide to Salt & Muscle."',
        "[3] European Working Group on Salt in Older People (EWGSOP) criteria for use.",
    )
    text = f"# Salt\n\n{FILLER} It is so [1]. It does harm [2], and rye too [3].{LIST}" + "\n\n".join(lines)
    assert told(text, "cited-not-listed", "listed-not-cited") == []


@pytest.mark.parametrize(("later", "count"), [("The study, published in Tobacco Control, asked 900.", 0), (FILLER, 1)])
def test_news_names_its_study_below(later: str, count: int) -> None:
    """What the lead of an article credits to “new research” is named in the next paragraphs, or is vague."""
    lead = "E-cigarettes may lead young adults to smoke, new research suggests."
    assert len(told(f"# Vaping\n\n{lead}\n\n{FILLER}\n\n{later}\n", "vague-source")) == count


@pytest.mark.parametrize(
    ("when", "count"),
    [("last month", 0), ("on Tuesday", 0), ("earlier this year", 0), ("in a journal", 1), ("and last year too", 1)],
)
def test_news_dates_a_study_by_its_own_day(when: str, count: int) -> None:
    """A study of a named body that was published "last month" can be found by who knows the date of the page."""
    text = f"A survey by the National Sleep Foundation, published {when}, found that adults sleep less."
    assert len(told(f"# Sleep\n\n{FILLER}\n\n{FILLER}\n\n{text}\n", "vague-source")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Research suggests that naps help.\n\nKovács et al. (2016) let nurses nap.", 0),
        ("Naps are short. Most trials show that naps help.\n\nIn a [trial](https://a.org/1) nurses slept.", 0),
        ("Research suggests that naps help.\n\nNurses nap. Kovács et al. (2016) let them.", 1),
        ("Research suggests that naps help. Naps are short.\n\nKovács et al. (2016) let nurses nap.", 1),
        ("Research suggests that naps help.\n\n## Nights\n\nKovács et al. (2016) let nurses nap.", 1),
        ("A crossover trial found that naps help.\n\nKovács et al. (2016) let nurses nap.", 1),
    ],
)
def test_studies_in_general_are_told_one_by_one_below(text: str, count: int) -> None:
    """A paragraph that ends with what studies show may be followed by one that begins with the first of them."""
    assert len(told(f"# Naps\n\n{FILLER}\n\n{FILLER}\n\n{FILLER}\n\n{text}\n", "vague-source")) == count


@pytest.mark.parametrize(
    ("later", "count"),
    [
        ("“It is so,” said Jo Low, a fellow at the school and lead author of the study.", 0),
        ("The findings were published in the Lancet.", 0),
        ("It goes on for years, said lead author Dr. Jo Low, who works abroad.", 0),
        (FILLER, 1),
    ],
)
def test_news_names_who_led_its_study_below(later: str, count: int) -> None:
    """A study that the lead credits to a university is found by its author or its journal, told in the next lines."""
    page = (
        f"ADVERTISEMENT\n\nCalgary\n\nRisk stays, a study led by University of Calgary researchers found.\n\n{later}\n"
    )
    assert len(told(page, "vague-source")) == count


@pytest.mark.parametrize(("journal", "count"), [("Gut", 0), ("Lancet", 1)])
def test_study_of_a_journal_that_is_listed_once_is_found(journal: str, count: int) -> None:
    """A study credited to a journal alone is the entry of that journal, if the list has one."""
    entries = '1. Abara, C. (2019). "Rye and sleep." *BMJ*, 3, 1-9.\n2. "Salt in meat." (2020). *Gut*.\n'
    found = f"A study in the journal *{journal}* showed that salt does harm."
    text = f"# Salt\n\n{FILLER} Rye helps sleep (Abara, 2019).\n\n{FILLER} {found}{LIST}{entries}"
    assert len(told(text, "vague-source")) == count


def test_numbers_mean_the_places_of_entries_without_numbers() -> None:
    """In a list that prints no numbers, marks such as "(2)" mean the places of its entries, if all are meant."""
    entries = "* Abara C. Salt. BMJ. 2001;3:1-9.\n* Low B. Rye. BMJ. 2002;3:1-9.\n"
    text = f"# Salt\n\n{FILLER} It is so in adults(1).It does harm to many people(2)."
    assert told(text + LIST + entries, "listed-not-cited") == []
    assert told(text.replace("(2)", "") + LIST + entries, "listed-not-cited")


def test_written_addresses_cite_entries() -> None:
    """An address that is written out in the prose cites the entry that links to it, brackets in it and all."""
    address = "https://www.jaad.org/article/S0190-9622(16)30880-5/fulltext"
    entries = f"1) [Skin and light]({address})\n2) [Bread and health](https://example.org/bread)\n"
    found = told(f"# Skin\n\n{FILLER} Less harm is done.({address}){LIST}{entries}", "listed-not-cited")
    assert found == ["Bread and health"]


def test_period_before_a_study_holds_its_year() -> None:
    """A review dated by two years is the one that is listed under either of them."""
    entries = "1. Georgiou GD, et al. Salt in adults. *BMJ*. 2024 Jul 19.\n2. Low B. Rye. *BMJ*. 2002;3:1-9.\n"
    found = "A 2024-2025 systematic review and meta-analysis by Georgiou et al. (published in *BMJ*) found harm."
    text = f"# Salt\n\n{FILLER} {found}{LIST}{entries}"
    assert told(text, "year-mismatch") == []
    assert told(text.replace("2024-2025", "2025"), "year-mismatch")


def test_years_of_a_programme_date_no_source() -> None:
    """What runs for some years is no source of a year, beside a survey in brackets."""
    entries = "* Abara C. Salt. BMJ. 2001;3:1-9.\n* Low B. Rye. BMJ. 2002;3:1-9.\n"
    plan = "Adopt the Global Arbovirus Initiative (2022–2025) now (Abara, 2001; Low, 2002)."
    text = f"# Salt\n\n{FILLER} {plan}{LIST}{entries}"
    assert told(text, "cited-not-listed") == []


def test_steps_that_are_walked_are_not_listed() -> None:
    """A title with more things than any list has counts none of those below, as "Walking 10,000 Steps"."""
    parts = "".join(f"## {number}. Part\n\n{FILLER}\n\n" for number in range(1, 7))
    assert told(f"# Walking 10,000 Steps: Why It Works\n\n{parts}", "list-count") == []
    assert told(f"# Take 10 Steps to Better Sleep\n\n{parts}", "list-count")


@pytest.mark.parametrize(
    ("prose", "second"),
    [
        ("It costs work (Wade, 2012).", "Wade, G. A. (2012). The cost of worry. Medicographia, 34(3), 300-306."),
        ("It costs work (Wade & Low, 2012).", "Wade, G. A., & Low, B. (2012). The cost of worry. Oxford: Marsh."),
        ("It is a code (World Salt Organization, 2010).", "World Salt Organization. (2010). Codes of salts. Geneva."),
    ],
)
def test_two_entries_on_one_line(prose: str, second: str) -> None:
    """An entry that follows another on its line is one of its own; of one that comments on another, none is missing."""
    first = "Abara, C. (2001). Salt and health. Journal of Salt, 13(2), 1-9."
    text = f"# Salt\n\n{FILLER} It does harm (Abara, 2001). {prose}{LIST}{first}"
    assert told(f"{text} {second}\n", "cited-not-listed", "listed-not-cited") == []
    assert told(f"{text}\n", "cited-not-listed")
    assert told(f"{text[:-2]}. Comment on {second}\n", "cited-not-listed") == []


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("Centre for suicide prevention", "Center for Suicide Prevention"),
        ("Salt Research Programme", "Salt Research Program"),
        ("European Salt Organisation", "European Salt Organization"),
        ("Paediatric Salt Society", "Pediatric Salt Society"),
    ],
)
def test_spelling_of_bodies(cited: str, listed: str) -> None:
    """A body is one under its British and its American spelling, with capitals or without; another body is not."""
    entry = f"{listed} (2014). Salt and people from https://example.org/salt\n\nAbara, C. (2001). Rye. Rye, 1, 2-3.\n"
    text = f"# Salt\n\n{FILLER} It does harm (Abara, 2001) to most ({cited}, 2014).{LIST}{entry}"
    assert told(text, "cited-not-listed", "listed-not-cited", "spelling-mismatch") == []
    assert told(text.replace(f"({cited}", "(Bread Institute"), "listed-not-cited")


@pytest.mark.parametrize(
    "entry",
    [
        "Newson, R., & Dimitriu, A. (2022). Salt and Sleep. Sleep Foundation. https://www.example.org/salt",
        "Newson, R. (2022). Salt and sleep. Boston: Sleep Foundation.",
    ],
)
def test_cited_by_its_publisher(entry: str) -> None:
    """A page cited by whose it is, and listed by who wrote it, is listed; one of another year or body is not."""
    text = (
        f"# Salt\n\n{FILLER} It does harm (Abara, 2001; Sleep Foundation, 2022).{LIST}{entry}\n\n"
        "Abara, C. (2001). Rye. Rye, 1, 2-3.\n"
    )
    assert told(text, "cited-not-listed", "listed-not-cited") == []
    assert told(text.replace("(2022)", "(2019)"), "cited-not-listed")
    assert told(text.replace("Sleep Foundation, 2022", "Bread Foundation, 2022"), "cited-not-listed")


def test_article_of_a_society_is_not_cited_by_the_society() -> None:
    """The name of a journal is no publisher that an article is cited by."""
    entry = "Low, B. (2022). Rye. Journal of the Salt Society, 3, 4-9.\n\nAbara, C. (2001). Rye. Rye, 1, 2-3.\n"
    text = f"# Salt\n\n{FILLER} It does harm (Abara, 2001; Low, 2022; Salt Society, 2022).{LIST}{entry}"
    assert told(text, "cited-not-listed")


def test_title_in_the_prose_cites_its_entry() -> None:
    """An entry whose title the prose has is cited, with a link to elsewhere or without one."""
    entries = (
        "- Low, B. (2019). Might Small Doses Be Safe? An Exploration. Salt, 51(2), 118-122.\n"
        "- Abara, C. (2001). Rye and the kidney in adults. Rye, 1, 2-3.\n"
    )
    paper = "Low wrote “[Might Small Doses Be Safe? An Exploration](https://example.org/30925850/)” on it."
    found = told(f"# Salt\n\n{FILLER} {paper}{LIST}{entries}", "listed-not-cited")
    assert [one[:5] for one in found] == ["Abara"]


def test_authors_that_differ_are_shown() -> None:
    """Where a further author is misspelt, the message has the names that the list has."""
    text = (
        f"# Salt\n\n{FILLER} It is so (Tsuno, Bassett, & Richie, 2005).{LIST}"
        "Tsuno, N., Besset, A., & Ritchie, K. (2005). Salt. Journal of salt, 66(10), 1254-1269.\n"
    )
    found = [one.message for one in factcheck.check(factcheck.read(text, format="markdown"))]
    assert any("Tsuno, Besset & Ritchie" in one for one in found)


NOTES = (
    "\n\n[^1]: Gallo, C. de B., Mimura, M. A., & Sugaya, N. N. (2009). Salt and stress. Clinics, 64(7), 645-648.\n\n"
    "[^2]: Wray, D., & Low, B. (1975). Rye and iron. Salt, 22(1), 9-16.\n"
)


@pytest.mark.parametrize("mark", ["[^1]", "[ ^1]", "[  ^1]", "[^ 1]"])
def test_marks_of_notes_with_blanks(mark: str) -> None:
    """A mark of a note is one with blanks in it, too: it names the study before it, and is no number."""
    text = f"# Salt\n\n{FILLER} A study by Gallo and colleagues found more stress in 40 adults.{mark}\n\nIt is so.[^2]"
    assert told(text + NOTES) == []
    read = factcheck.extract(factcheck.read(text + NOTES, format="markdown"))
    assert "1" not in {one.text for one in read.quantities}
    assert "Gallo" in {pair.reference.authors[0].family for pair in read.links.pairs}


@pytest.mark.parametrize(
    "study",
    ["A study by Wray and colleagues", "A 1975 trial by Wray and colleagues", "An older study by Wray and co-workers"],
)
def test_study_of_a_listed_author(study: str) -> None:
    """A study without a year is found where the list has one of its author; one of somebody else is not."""
    text = f"# Salt\n\n{FILLER} {study} found too little iron in 21% of adults. They took it for a month.[^2]{NOTES}"
    assert told(text, "vague-source") == []
    other = f"# Salt\n\n{FILLER} A study by Braun and colleagues found too little iron in adults. It is so.[^2]{NOTES}"
    assert told(other, "vague-source")


@pytest.mark.parametrize(
    ("author", "read"),
    [
        ("Gallo, C. de B.", ("Gallo", "C. B.")),
        ("Lima, M. dos S.", ("Lima", "M. S.")),
        ("Souza, R. A. de C. e S.", ("Souza", "R. A. C. S.")),
        ("Braga, E. von D.", ("Braga", "E. D.")),
        ("Cruz, M. del R.", ("Cruz", "M. R.")),
    ],
)
def test_particles_among_initials(author: str, read: tuple[str, str]) -> None:
    """Particles between initials belong to the name, and all authors behind it are read."""
    entry = f"{author}, Mimura, M. A., & Low, N. N. (2009). Salt and stress. Clinics, 64(7), 645-648."
    text = f"# Salt\n\n{FILLER} It is so ({author.split(',')[0]} et al., 2009).{LIST}{entry}\n"
    found = factcheck.extract(factcheck.read(text, format="markdown")).references
    assert [(one.family, one.initials) for one in found[0].authors][:1] == [read]
    assert [one.family for one in found[0].authors][1:] == ["Mimura", "Low"]
    assert told(text) == []


@pytest.mark.parametrize("level", ["#", "##", "###", "######"])
def test_entries_set_as_headings(level: str) -> None:
    """Entries of a list are entries where each is set as a heading, too, with an address alone among them."""
    entries = (
        f"{level} Sources\n{level} 1. Brooks, Philip J., et al. “Salt in adults.” Salt 6.3 (2009): 50-61.\n"
        f"{level} 2. Peng, Yi, et al. “Rye in Asia.” Rye 10.1 (2010): 15.\n{level} 3. https://example.org/salt/671\n"
    )
    text = f"# Salt\n\n{FILLER} It is so.<sup>1</sup> So is rye.<sup>2</sup> And bread.<sup>3</sup>\n\n{entries}"
    assert told(text, "no-reference-list", "cited-not-listed") == []
    assert told(text.replace("<sup>3<", "<sup>4<"), "cited-not-listed")
    headings = (
        f"{level} Sources\n{level} 1. Where salt is from\nIt is from the sea.\n{level} 2. Rye\nIt is from land.\n"
    )
    cited = "It is so.<sup>1</sup> So is rye.<sup>2</sup> And bread.<sup>3</sup>"
    assert told(f"# Salt\n\n{FILLER} {cited}\n\n{headings}", "no-reference-list")


@pytest.mark.parametrize("label", ["**Major Research:**", "**Official Guidelines:**", "**Safety**", "**Research:**"])
def test_groups_of_a_list(label: str) -> None:
    """Bold labels in a list of sources name groups of it: below them stand entries, and no citations."""
    entries = (
        "\n\n## Key Sources\n\n**Official Guidelines:**\n\n"
        "- ASA Committee Opinion (2020): [ASA Clinical Guidance](https://example.org/asa)\n"
        f"- WHO Recommendations: [WHO Database](https://example.org/who)\n\n{label}\n\n"
        "- Salt in children: [PMC Article](https://example.org/pmc)\n"
        "- 2023 Meta-Analysis (47 trials, 6,094 infants): [The Lancet](https://example.org/lancet)\n"
    )
    found = factcheck.check(factcheck.read(f"# Salt\n\n{FILLER} {FILLER} {FILLER}{entries}", format="markdown"))
    assert [one.rule for one in found] == ["listed-not-cited"]
    assert "None of the 4 entries" in found[0].message


@pytest.mark.parametrize(
    ("mention", "cites"),
    [
        ("A 2016 Cochrane review concluded that sugar helps infants.", True),
        ("A 2011 Cochrane review concluded that sugar helps infants.", False),
        ("A 2016 Campbell review concluded that sugar helps infants.", False),
        ("## Study 1: Sweden (Low et al., 2016)\n\nIt was done.", True),
        ("SOURCE: Low et al., Cochrane 2016", True),
        ("| Authors | Low B, Abara C |\n|---|---|\n| Published | Cochrane Database, May 2016 |", True),
        ("| Authors | Low D, Abara C |\n|---|---|\n| Published | Cochrane Database, May 2016 |", False),
        ("## Study 1: Low et al. Meta-Analysis (2016)\n\nIt was done.", True),
        ("| Authors | Low B, Abara C |\n|---|---|\n| Published | Cochrane Database, May 2011 |", False),
    ],
)
def test_entries_named_by_author_and_year(mention: str, *, cites: bool) -> None:
    """A review cited by its series, and a study told by author and year in headings and tables, are those listed."""
    entries = (
        "Low B, et al. Sugar for newborn infants in pain. Cochrane Database of Systematic Reviews. 2016.\n\n"
        "Abara C. Rye and the kidney. Rye. 2001;1:2-3.\n\nBraun E. Bread and the heart. Bread. 2004;4:12-13.\n"
    )
    text = f"# Salt\n\n{FILLER} Rye does harm (Abara, 2001). So does bread (Braun, 2004).\n\n{mention}{LIST}{entries}"
    assert (told(text, "listed-not-cited") == []) is cites


@pytest.mark.parametrize(
    ("heading", "year", "cites"),
    [
        ("Study 9: Institute of Salt Report (2004)", "2004", True),
        ("Institute of Salt, 2004", "2004", True),
        ("The Institute of Salt", "2004", True),
        ("Study 9: Council of Rye Report (2004)", "2004", False),
        ("The institute of bread", "2004", False),
    ],
)
def test_body_in_a_heading(heading: str, year: str, *, cites: bool) -> None:
    """A report whose body a heading names is cited; a heading with another body cites nothing."""
    entries = (
        f"Institute of Salt. Safety review: salt and sleep. National Press; {year}.\n\n"
        "Abara C. Rye and the kidney. Rye. 2001;1:2-3.\n"
    )
    text = f"# Salt\n\n{FILLER} Rye does harm (Abara, 2001).\n\n## {heading}\n\n{FILLER}{LIST}{entries}"
    assert (told(text, "listed-not-cited") == []) is cites


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        (
            "A 2021 systematic review of clinical trials concluded licorice reduced mouth pain.",
            "A 2025 systematic review and meta-analysis confirmed that licorice reduced mouth pain.",
            False,
        ),
        (
            "The survey of Oslo began in 1998 with 300 people.",
            "The survey of Oslo began in 1999 with 300 people.",
            True,
        ),
    ],
)
def test_years_of_two_works(one: str, two: str, *, conflict: bool) -> None:
    """The years of two works that are each one of many do not contradict each other."""
    assert bool(told(f"# Salt\n\n{FILLER} {one}\n\n{two}\n", "conflicting-values")) is conflict


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Holy Basil (Tulsi): The Ayurvedic Elixir", "L-Theanine: Relaxation Without Drowsiness"),
        ("Ashwagandha — The Cortisol Crusher of Old", "Kava (Piper methysticum)"),
        ("Basil", "Kava: The Islander’s Evening Drink"),
    ],
)
def test_one_label_under_two_things(one: str, two: str) -> None:
    """What a label says under two things is of two things, whatever the headings say behind their names."""
    text = (
        f"# Salt\n\n### {one}\n\n**Recommended Use:** 250-1,200mg daily. Further research is needed.\n\n"
        f"### {two}\n\n- Well-tolerated at 200-400mg daily\n\n"
        "**Recommended Use:** 200-400mg daily for stress symptoms. May help most with everyday stress.\n"
    )
    assert told(text, "conflicting-values") == []


CLOSED = (
    "(1) WHO global report on sodium. Geneva: World Health Organization; 2023.\n\n"
    "(2) GBD collaborators. Salt in 2019. Lancet 2020;396:1223-49.\n"
)


@pytest.mark.parametrize(
    ("prose", "entries", "read"),
    [
        ("It kills 2 million (1). Most eat 4310 mg (2).", CLOSED, 2),
        ("It kills 2 million [1]. Most eat 4310 mg [2].", CLOSED.replace("(1)", "[1]").replace("(2)", "[2]"), 2),
        ("It kills 2 million (1). Most eat 4310 mg (2).", CLOSED.replace("\n\n", "\n"), 2),
        ("It kills 2 million [1]. Most eat 4310 mg [2].", CLOSED.replace("(1)", "1.").replace("(2)", "2."), 2),
        (
            "It kills 2 million (1). Most eat 4310 mg (2).",
            "*(1)* [Global health estimates](https://example.org/a)\n\n*(2)* [Salt intake](https://example.org/b)\n",
            2,
        ),
        ("It kills 2 million. Most eat 4310 mg.", CLOSED, 0),
        ("Do (1) this and (2) that.", "(1) This was done in 2019 by all.\n\n(2) That was done in 2020, too.\n", 0),
        ("It kills 2 million (1). Most eat 4310 mg (2).", CLOSED + "\nAll of it was checked in 2024.\n", 0),
    ],
)
def test_entries_below_a_rule(prose: str, entries: str, read: int) -> None:
    """Numbered entries that end a page below a rule are its list, if the text has marks of them."""
    text = f"# Salt\n\n{FILLER} {prose}\n\n---\n\n{entries}"
    found = factcheck.extract(factcheck.read(text, format="markdown"))
    assert len(found.references) == read
    if read:
        assert told(text, "cited-not-listed", "listed-not-cited", "no-reference-list") == []
        assert not {"1", "2", "396"} & {one.text for one in found.quantities}


@pytest.mark.parametrize(
    ("mention", "cites"),
    [
        ("A 2015 Campbell review found little harm in it.", False),
        ("In 2015 the Salt Council found little harm in it.", False),
        ("The Salt Council (2015) found little harm in it.", True),
        ("There is little harm in it (Salt Council, 2015).", True),
    ],
)
def test_body_dated_in_passing(mention: str, *, cites: bool) -> None:
    """A body that a sentence dates in passing is not asked for in the list, one that it cites is."""
    text = f"# Salt\n\n{FILLER} Rye does harm (Abara, 2001). {mention}{LIST}Abara C. Rye. Rye. 2001;1:2-3.\n"
    assert bool(told(text, "cited-not-listed")) is cites


@pytest.mark.parametrize("article", ["A brief", "A systematic"])
def test_an_article_is_no_initial(article: str) -> None:
    """What opens a title behind an author's initial is no second one."""
    entry = f"Spitzer RL, Löwe B. {article} measure of salt in adults. Arch Intern Med. 2006;166(10):1092-7."
    read = factcheck.extract(
        factcheck.read(f"# Salt\n\n{FILLER} (Spitzer & Löwe, 2006){LIST}{entry}\n", format="markdown")
    )
    assert [one.initials for one in read.references[0].authors] == ["RL", "B."]
    assert read.references[0].title == f"{article} measure of salt in adults"


def test_an_entry_that_names_its_year_twice() -> None:
    """An entry of a body with a year in its title is one, and no line of citations."""
    entries = (
        "1. American Salt Society: Salt Facts and Figures 2025. American Salt Society, 2025.\n"
        "2. Pui CH, Jeha S: Salt in adults. Salt 6 (2): 149-65, 2007.\n"
    )
    assert told(f"# Salt\n\n{FILLER}[1] It is so.[2]{LIST}{entries}", "cited-not-listed", "listed-not-cited") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sixteen tablets: one, eight and seven.",
        "The box holds 24 sachets: 10, 8 and 6.",
        "The course takes up to twelve weeks. In the first two, you rest; over the next six you walk; the last four are"
        " for running. When there have been ten dry days in a row, stop.",
        "| Cause | Cases |\n|---|---|\n| Falls | 71 |\n| Burns | 58 |\n\nFalls made up thirteen more than burns.",
        "| Ward | Beds |\n|---|---|\n| North | 30 |\n| South | 22 |\n\nNorth has eight more beds than South.",
        'When you read that "a Finnish trial" proves this or that, look at the year.',
        "The soil had a pH of 7.8 (1:2.5 in water). It was shaken with 50 mL of brine, then with 100 ml in all.",
        "- **Hypertension Grade 1**: 140-159/90-99 mmHg\n- **Hypertension Grade 2**: ≥160/100 mmHg",
        "When only 5 people walk:\n\n- Friends gain\n- Others do not\n- Most go on as before",
        "Below 120: normal. From 120 up to 129: raised. At 130 and over: high. Ann had 134, then 126. We use the last"
        " of the three, so she goes down as raised.",
    ],
)
def test_numbers_that_are_none_of_what_they_seem(text: str) -> None:
    """Amounts of a list are no items, a total told before is kept, differences are no cells, quoted words no source."""
    assert list(factcheck.check(factcheck.read(text, "markdown"))) == []


@pytest.mark.parametrize(
    ("mention", "entry"),
    [
        ("(Low AB, Moe B., 2019)", "Low AB, Moe B. Bread in the north. Gut. 2019;3:1-9."),
        ("(Moe, 2019)", "A. B. Low; C. Moe; D. Ray: Bread, 2019."),
        ("(Moe et al., 2019)", "2019 - C. Moe - Bread in the north\n- Moe C (2019) - Bread"),
        ("(Salt Council, 2019)", "Bread report of the Council for Salt, 2019"),
    ],
)
def test_unread_entries(mention: str, entry: str) -> None:
    """A source is not called missing where the words of the list name it with its year, whatever was read of them."""
    known = (
        f"- Abara, C. (2001). Salt and health in {'towns, villages, ' * 4}and elsewhere. Journal of Salt, 13(2), 1-9."
    )
    page = f"# Salt\n\n{FILLER} It does harm (Abara, 2001). It costs work {mention}.{LIST}{known}\n"
    assert told(page, "cited-not-listed")
    assert told(f"{page}- {entry}\n", "cited-not-listed") == []
    assert told(f"{page}- {entry.replace('2019', '2015')}\n", "cited-not-listed", "year-mismatch")


@pytest.mark.parametrize("mark", ["-", "1.", "*"])
def test_sources_named_under_their_heading(mark: str) -> None:
    """What stands in the items of a list is the list, and no citation that lacks one."""
    items = [
        "Moe A et al. 2018, on salt",
        "the papers of Low et al. 2019 and Ray et al. 2022",
        "Wade et al. 2020 on bread",
    ]
    page = f"# Salt\n\n{FILLER}\n\n## Sources\n\n" + "\n".join(f"{mark} {item}" for item in items)
    assert told(page, "no-reference-list", "cited-not-listed") == []
    prose = " ".join(f"So say {item}." for item in items)
    assert told(f"# Salt\n\n{prose}\n", "no-reference-list")


@pytest.mark.parametrize(
    ("prose", "count"),
    [
        ("Tea does less [JCS].", 1),
        ("It takes hours [JCS, note 12].", 1),
        ("Bruce Low, in a study of 2011, found it.", 1),
        ("Low and others saw it in 2011 (see below).", 1),
        ("Low was born in 1950.", 2),
        ("Tea does less.", 2),
        ("Nobody knows (Ray, 2011).", 2),
    ],
)
def test_entries_that_the_prose_names(prose: str, count: int) -> None:
    """An entry is cited by the key that it opens with, and by its author beside its year in whatever words."""
    entries = (
        "- [JCS] Low, B. (2011). Bread in the north. Gut, 3, 1-9.\n- Wade, G. (2012). The cost of worry. Gut, 34, 1-9."
        "\n- Abara, C. (2001). Salt and health. Journal of Salt, 13(2), 1-9.\n- Ray, D. (2011). Bread. Gut, 4, 1-9."
    )
    page = f"# Salt\n\n{FILLER} It does harm (Abara, 2001; Ray, 2011). {prose}{LIST}{entries}\n"
    assert len(told(page, "listed-not-cited")) == count


@pytest.mark.parametrize("others", [0, 1, 2])
def test_few_sources_of_which_none_is_listed(others: int) -> None:
    """Where no more of the sources are found in a list than are not, a gap may be the reader's, and is not told."""
    listed = [f"Low{letter}, B. (2011). Bread in the north. Gut, 3, 1-9." for letter in "abc"[:others]]
    cited = "".join(f" It does harm (Low{letter}, 2011)." for letter in "abc"[:others])
    entries = "\n".join(f"- {entry}" for entry in [*listed, "Wade, G. (2012). The cost of worry. Gut, 34(3), 300-306."])
    page = f"# Salt\n\n{FILLER}{cited} Work is lost (Moe, 2015), as is sleep (Ray, 2016).{LIST}{entries}\n"
    assert len(told(page, "cited-not-listed")) == (2 if others >= 2 else 0)


def test_list_of_one_beside_entries_of_the_text() -> None:
    """A lone source under its heading is that of the page, though works are named in full in the text as well."""
    named = "It is known:\n\n1. Moe A. Salt and the kidney. BMJ. 2011;3:1-9.\n\n2. Low B. Bread. Gut. 2012;3:1-9.\n"
    assert (
        told(f"# Salt\n\n{FILLER} {named}{LIST}https://a.example/one\nhttps://a.example/two\n", "listed-not-cited")
        == []
    )


@pytest.mark.parametrize(
    "date", ["(September 2025)", "(12 September 2025)", "(Sept. 4, 2025)", "(2025)", "in May 2025"]
)
def test_journal_with_a_date(date: str) -> None:
    """A study of a journal is dated by a month and a year in brackets as well."""
    words = "A trial published in JAMA Internal Medicine"
    assert told(f"{words} {date} found harm.", "vague-source") == []
    assert told(f"{words} found harm.", "vague-source")


@pytest.mark.parametrize(
    "text",
    [
        "If the A1C is ≥ 1.5% above the individualized goal, two drugs are given.",
        "Her HbA1c was 1% over target.",
        "HbA1c may be 1.2% below the goal.",
        "A temperature of 2 °C above normal is a fever.",
        "Her BMI was 3 above the healthy range.",
    ],
)
def test_distances_are_no_levels(text: str) -> None:
    """How far a value is from a goal or from what is normal is no value of a body."""
    assert told(text, "impossible-value") == []


def test_levels_are_told() -> None:
    """A value that stands for itself is told of, also in words that distances have."""
    assert told("Her HbA1c was 1.5%.", "impossible-value")
    assert told("Her blood pressure was 400 over 90 mmHg.", "impossible-value")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Cooling is offered at a confirmed gestational age of at least 36 weeks.",
            "Confirmed gestational age < 22 weeks",
        ),
        ("The Apgar score is 5 or less at 10 minutes.", "The Apgar score is assigned at 1 and 5 minutes of life."),
        ("Blood glucose is measured at 10 minutes.", "Blood glucose is measured at 1 and 5 minutes."),
    ],
)
def test_cases_and_times_are_kept_apart(one: str, two: str) -> None:
    """Bounds that point away from each other are of two cases, and one of several times is not the only one."""
    assert told(f"# Newborns\n\n- {one}\n\n{FILLER}\n\n- {two}\n", "conflicting-values") == []


@pytest.mark.parametrize(
    "entry", ["Moe, A., 2010. Salt. Gut, 3(2), pp.1–9.", "Moe, A., 2010. Salt. https://a.example/s"]
)
def test_list_in_a_parameter_of_a_tag(entry: str) -> None:
    """The first entry of a list in the quotes of a tag is one, as are the others; the tag itself is no text."""
    others = "".join(
        f"{name}, B., 2011. Bread in the north. Gut, 4(1), pp.1–9.\n\n" for name in ("Low", "Ray", "Wade", "Dahl")
    )
    cited = "It harms (Moe, 2010; Low, 2011). It costs (Ray, 2011; Wade, 2011; Dahl, 2011)."
    page = f'# Salt\n\n{FILLER} {cited}\n\n{{% include list.md\n      list="\n{entry}\n\n{others}"\n%}}\n'
    assert told(page, "cited-not-listed", "no-reference-list", "listed-not-cited") == []
    assert told(page.replace("It harms (", "It harms (Abara, 2001; "), "cited-not-listed") == ["Abara, 2001"]
    article = factcheck.read(page, format="markdown")
    assert "include" not in article.text
    assert '"' not in article.text


@pytest.mark.parametrize("address", ["https://a.example/svi.pdf", "<https://a.example/svi.pdf>"])
def test_entries_parted_by_an_address(address: str) -> None:
    """A line that ends with an address ends an entry, where the next line begins one."""
    entries = (
        f"Salt Council (SC). (2020) Salt index. {address}\n"
        "Low, B. (2017, January 10). The cost of bread. Retrieved 1 May 2020, from https://doi.org/10.1000/abc.2017"
    )
    page = f"# Salt\n\n{FILLER} It harms (SC, 2020; Low, 2017).{LIST}{entries}\n\nMoe, A. (2019). Tea. Gut, 3, 1-9."
    read = factcheck.extract(factcheck.read(page, format="markdown")).references
    assert [entry.year for entry in read] == ["2020", "2017", "2019"]
    assert told(page, "duplicate-reference", "listed-not-cited") == ["Moe, A. (2019). Tea. Gut, 3, 1-9."]


def test_person_with_the_name_of_a_journal() -> None:
    """A journal's name is an author where the list has a person of that name."""
    page = "# Salt\n\nIt is a habit (Herz, 1997).{list}{entry}"
    entries = "Herz, A., 1997. Opioids and salt. Gut, 129(2), pp.99–111.", "Herz. 1997. Salt. https://a.example/salt"
    found = [told(page.format(list=LIST, entry=entry), "journal-as-author") for entry in entries]
    assert found == [[], ["Herz, 1997"]]


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        ("follow the next section", "treat as urgent and refer", False),
        ("repeat the test in a week", "admit the patient", False),
        ("notify the health team", "notify the health team", True),
    ],
)
def test_steps_of_a_limit(one: str, two: str, conflict: bool) -> None:
    """Two limits from which different things are done are two steps; one thing is done from one limit on."""
    page = f"# Lead\n\nIf the blood lead rises to ≥0.24 µmol/L, {one}.\n\n{FILLER}\n\n"
    page += f"If the blood lead rises to ≥2.2 µmol/L, {two}.\n"
    assert bool(told(page, "conflicting-values")) == conflict


def test_items_of_names_alone() -> None:
    """An item with nothing but names and a year is an entry, and needs no list; one that says something does."""
    items = ["De Laet, C., Kanis, J. A., et al. (2005)", "Low B. (2011)", "Wade, G., & Ray, D. (2012)"]
    page = "# Bones\n\n" + "\n\n".join(f"## Cause {at}\n\n- {item}" for at, item in enumerate(items))
    assert told(page, "no-reference-list") == []
    assert told(page.replace("\n- ", "\n- The risk is raised: "), "no-reference-list")


@pytest.mark.parametrize("label", ["Sources:", "Source:", "**Sources:**"])
def test_sources_below_a_figure(label: str) -> None:
    """Links below a figure are what it rests on, and no list that has to be cited; they cite what is listed later."""
    links = "[Salt Store](https://a.example/salt), [Jan Ong](https://a.example/states), [Mike Low](https://b.example/)"
    entries = (
        "Low, M. (2023, April 18). Atlas. GitHub. https://a.example/atlas\n\n"
        "Ong, J. (2012, July 23). List of states. GitHub. https://a.example/states\n\n"
        "Ray, D. (2012). Bread. Gut, 4, 1-9."
    )
    page = f"# Salt\n\n{FILLER}\n\n![chart](a.png)\n\n{label}\n{links}\n\n## Counts\n\n{FILLER}"
    assert [one[:3] for one in told(f"{page}{LIST}{entries}\n", "listed-not-cited")] == ["Ray"]
    elsewhere = page.replace("Mike Low", "Mike Moe").replace("/states)", "/maps)").replace("Jan Ong", "Per Dahl")
    entries += "\n\nWade, G. (2012). Tea. Gut, 4, 10-19."
    cited = elsewhere.replace("## Counts", "It is so (Wade, 2012).\n\n## Counts")
    assert [one[:3] for one in told(f"{cited}{LIST}{entries}\n", "listed-not-cited")] == ["Low", "Ong", "Ray"]


@pytest.mark.parametrize(
    ("entry", "listed"),
    [
        ("Moe. (2021, January 26). _Salt data_. Kaggle. https://a.example/salt", True),
        ("Moe. (2021, January 26). _Salt data_. Kaggle.", True),
        ("Moe. (2020, January 26). _Salt data_. Kaggle.", False),
        ("Moe. (2021, January 26). _Salt data_. Kaggle Press and Company.", False),
    ],
)
def test_source_cited_by_the_site_it_is_on(entry: str, listed: bool) -> None:
    """The one word behind a title says who published a work, and what it may be cited by."""
    known = "Abara, C. (2001). Salt and health. Journal of Salt, 13(2), 1-9."
    page = f"# Salt\n\n{FILLER} It harms (Abara, 2001). The data are from Kaggle (2021).{LIST}{known}\n\n{entry}\n"
    assert (told(page, "cited-not-listed", "listed-not-cited", "year-mismatch") == []) == listed


@pytest.mark.parametrize(("body", "count"), [("Salt Hospital Medicine", 0), ("Bread Hospital", 1)])
def test_undated_entry_that_names_a_body(body: str, count: int) -> None:
    """An entry without a year that names the body cited is cited, though its title stands first."""
    entries = (
        "_Stroke of the young_. Salt Hospital Medicine. (n.d.). Retrieved October 8, 2022, from https://a.example/stroke\n\n"
        "Abara, C. (2001). Salt and health. Journal of Salt, 13(2), 1-9.\n\nLow, B. (2011). Bread. Gut, 3, 1-9."
    )
    page = f"# Stroke\n\n{FILLER} It kills ({body}, 2022). It harms (Abara, 2001; Low, 2011).{LIST}{entries}\n"
    assert len(told(page, "listed-not-cited")) == count


@pytest.mark.parametrize(
    "address", ["(https://a.example/xray.pdf)", " (https://a.example/xray.pdf)", "[https://b.org/]"]
)
def test_sources_with_their_address(address: str) -> None:
    """A source whose address stands right behind it needs no list."""
    page = "Salt is bad (X. Wang et al., 2017){0}. It costs (Low, 2011){0}. It kills (Ray, 2012){0}. So it is."
    assert told(page.format(address), "no-reference-list") == []
    assert told(page.format(""), "no-reference-list")


def test_numbers_that_lead_up_to_an_entry() -> None:
    """Items of a list with numbers before its first full entry are counted with it."""
    items = ["WHO, Salt Facts, https://who.example/", "Store: https://a.example/", "Salt: Moe & Low, Gut, 2016"]
    items += ["Wade: Ray et al., Gut, 2011", "Bread: Dahl & Lee, Gut, 2017"]
    entries = "\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))
    article = factcheck.read(f"# Salt\n\n{FILLER} {FILLER}{LIST}{entries}\n", format="markdown")
    assert [entry.label for entry in factcheck.extract(article).references] == ["1", "2", "3", "4", "5"]
