"""Facts that a house stands by, one sentence each, and articles that contradict them.

facts = house_facts(page, extract(page).claims)
for found in contradictions(article, extract(article).claims, facts):
    print(article.words(found.claim.quantity.span), found.fact.text, found.fact.place)
"""

from factcheck.comparison.house.contradictions import Contradiction, contradictions
from factcheck.comparison.house.facts import HouseFact, house_facts

__all__ = ["Contradiction", "HouseFact", "contradictions", "house_facts"]
