from __future__ import annotations

import pytest

from factcheck.checks import told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "Take 500 mg four times a day, no more than 1,500 mg in 24 hours.",
        "Under 50 kg, keep to 500 mg four times a day, i.e. no more than 3 g in 24 hours.",
        "Stay under 4 g in any 24 hours. With the 500 mg strength, take two tablets every four hours while it lasts.",
        "The ceiling is 1,200 mg a day. The sensible choice is three doses of 800 mg with meals.",
        "Keep at or below 24 mg per day. On the 4 mg kind that means up to eight lozenges a day.",
        "The product contains 1 mg per ml. Draw up 0.3 ml for an adult; it holds 3 mg.",
        "The liquid has 20 mg of nicotine per ml. A tank of 2 ml thus carries 20 mg of nicotine.",
        "It contains 10 mg in a milliliter. For a spot, 5 ml is plenty, so you receive only 5 mg of it.",
        "In a standard softgel that's just 300 mg. To get my 1,500 mg I'd swallow four of those.",
        "The tablets come in 25 mg. To reach 100 mg, take three.",
        "Ask her to have eight 200-ml cups: that makes 1.8 litres.",
        "Take two 500 mg tablets four times a day, which is 3 g in total.",
        "Give 10 mg/kg, so a child of 20 kg needs 300 mg.",
        "It takes four minutes a day. That's 28 minutes a week, or roughly 48 hours a year.",
        "Two puffs three times daily, that is eight puffs.",
        "He was given 250 mg three times a day for seven days, a total of 7.5 g.",
        "Doing the whole set of five, with ten repetitions each, four times a day, means 500 movements daily.",
        "Each tablet has 65 mg of iron. Three of these 65 mg tablets give 295 mg a day.",
        "3 × 65 mg = 295 mg",
        "The syrup has 50 mg/ml, so 10 ml gives 50 mg.",
        "Five 30-minute walks a week add up to 180 minutes.",
        "One 5 ml spoonful three times a day for 10 days comes to 250 ml.",
        "She injects 20 units twice a day, a total of 60 units.",
        "Two 25 mcg sprays twice a day make 200 mcg.",
        "Take one 400 mg capsule three times a day for a week: 21 capsules, or 4.8 g in all.",
        "A dose of 15 mg per kg comes to 1,500 mg for someone of 70 kg.",
        "Three doses of 0.5 ml make 2.5 ml.",
        "At 2 g a day, the pack lasts; over 30 days that is 90 g.",
        "The usual dose is 75 mg twice daily, i.e. 300 mg a day.",
        "One tablet twice a day for 14 days makes 20 tablets.",
        "Apply 0.5 g twice a day. Over two weeks that comes to 28 g.",
        "He smokes 20 cigarettes a day, or 600 a week.",
        "Drink six glasses of 250 ml, or 2.5 litres.",
        "The pump gives 2 mg an hour, which is 24 mg a day.",
        "Two sachets a day for five days, that is, 20 sachets in all.",
        "The child weighs 12 kg and gets 15 mg/kg, that is 120 mg.",
        (
            "A baby on formula needs about 150 ml per kg of body weight a day.\n\nTen pounds is 4.5 kilos. "
            "Expect him to get through about a litre a day."
        ),
        "The dose is 15 mg/kg.\n\nA child who weighs 20 kg gets 450 mg.",
        "Our physiotherapist wants three sets of twelve squats, so you do 38 squats each morning.",
        "Each inhaler has 200 puffs. At four puffs a day, one inhaler lasts 60 days.",
        "She buys four packs of gauze at $6.50 apiece and pays $28 at the counter.",
        "The drip runs at 125 ml an hour. Over eight hours the patient has received 1.2 litres.",
        "The drops contain 20 mg in every ml. A dose of 2.5 ml therefore gives the child 60 mg of the drug.",
        "One scoop holds 25 g of protein. Two scoops a day bring you to 75 g.",
        "Divide the daily 1,200 mg into three equal doses of 300 mg each.",
        "A pint of milk has about 280 calories. Dad drinks three pints, so he takes in 1,120 calories.",
        "The nebuliser uses 2.5 ml of saline each time. With six sessions daily that's 12.5 ml.",
        "You breathe about 15 times a minute. Over an hour this adds up to 600 breaths.",
        "He earns $18 an hour and works 24 hours a week at the clinic. That brings home $396 before tax.",
        "The blood bank collects 450 ml from each donor. On Tuesday 40 donors came, giving a total of 16 litres.",
        "One sachet makes 125 ml of drink. You need sixteen sachets, so in total you'll drink 2.5 litres.",
        "Each session costs 45 euros. Twelve sessions therefore set you back 480 euros.",
        "The feed gives 1.5 kcal per ml. Four bottles of 200 ml a day provide 1,000 kcal.",
        "At 0.5 units per kilogram a day, a man of 90 kg starts on 54 units.",
        "The syrup has 120 mg in 5 ml. With 7.5 ml he gets 240 mg.",
    ],
)
def test_slips(text: str) -> None:
    """A result that its factors do not come to is told, in any order and from one sentence to the next."""
    assert found(text, told_product)


@pytest.mark.parametrize(
    "text",
    [
        "Take 500 mg four times a day, no more than 2 g in 24 hours.",
        "Take one or two 500 mg tablets every four to six hours as needed, no more than 4 g in 24 hours.",
        "Adults take 400 mg three times a day; children no more than 600 mg in 24 hours.",
        "Ask her to have eight 200-ml cups: that makes 1.6 litres.",
        "Give 10 mg/kg, so a child of 20 kg needs 200 mg.",
        "The bottle holds 5 ml, which at 20 drops to the millilitre is 100 drops.",
        "That's 28 minutes a week, or roughly 24 hours a year.",
        "Two puffs twice daily, that is four puffs.",
        "He was given 250 mg three times a day for seven days, a total of 5.25 g.",
        "Doing the whole set of five, with ten repetitions each, four times a day, means 200 movements daily.",
        "Two 500 mg tablets are 1 g, and the most is 4 g a day.",
        "Patients took 10 mg a day for 12 weeks; that is, 40 mg was never given.",
        "In 2019, 30 nurses each saw 12 patients; in all, 5,000 patients came.",
        "The trial gave 50 mg twice a day, or placebo; in total 300 patients took part.",
        "Start with 25 mg twice a day, increasing to a maximum of 40 mg a day.",
        "Each week drink no more than 14 units, which is six pints of beer.",
        "Take 1 g three times a day for a week, or 2 g once.",
        "The dose is 5 mg once a day, or 2.5 mg in older people.",
        "A 75 g portion has 200 kcal, or 10% of what you need.",
        "One tablet has 10 mg of zinc, which is 100% of the daily 10 mg.",
        "The recommended intake is 400 mg a day, or 300 mg for women.",
        "Take two tablets three times a day with food. This means no more than 6 tablets in 24 hours.",
        "Weight loss was 5 kg in 12 weeks, that is 1.5 kg more than with placebo.",
        "A cup of 240 ml has 95 mg of caffeine, so two make 190 mg.",
        "Three 50 mg doses were given, a total of 150 mg.",
        "Infants got 2.5 ml twice a day for 5 days, 25 ml in total.",
        "Doses of 5 mg, 10 mg and 20 mg were tested, a total of 300 people.",
        "Take 300 mg at once, then 75 mg a day, which is a low dose of 75 mg.",
        "Paracetamol 1 g every six hours is the most: 4 g in 24 hours.",
        "The median dose was 40 mg twice a day, equivalent to 8 mg of dexamethasone.",
        "All 154 slots, divided by 7 for each day, makes 22.",
        (
            "A baby on formula needs about 150 ml per kg of body weight a day.\n\nTen pounds is 4.5 kilos. "
            "Expect him to get through about 700 ml a day."
        ),
        "The dose is 15 mg/kg.\n\nA child who weighs 20 kg gets 300 mg, a child of 10 kg 150 mg.",
        "The dose is 15 mg/kg a day.\n\nA child who weighs 20 kg gets 100 mg three times a day.",
        "The dose is 15 mg/kg, or 10 mg/kg in the newborn.\n\nA child who weighs 20 kg gets 450 mg.",
        "Take 10 ml three times a day; the bottle is 200 ml, so it lasts for about a week.",
        "Take 500 mg twice a day; your husband takes 750 mg. The pharmacy sold us 20 tablets in all.",
        "Three sets of ten push-ups and two sets of fifteen sit-ups: 60 repetitions in all.",
        "The infusion ran at 100 ml an hour for two hours and at 50 ml an hour after that; she has received 400 ml.",
        "Dilute 15 ml of concentrate in 1 litre of water. One bottle of 750 ml makes 50 litres.",
        "A mug holds 350 ml; she fills it only two thirds, so four mugs come to just under a litre.",
        "We included 26 studies with 27 groups that enrolled a total of 4893 people.",
        "Each donor gives 450 ml. On Monday 40 donors came and on Tuesday 30; about 31 litres in all.",
        "Dialysis takes four hours, three times a week. With travel that's fifteen hours a week.",
        "A pint of milk has 280 calories and a pint of beer 200. He drinks both, so that makes 480 calories.",
        "The course costs $300, or $25 a session; with the $40 joining fee you pay $340.",
        "The feed gives 1.5 kcal per ml. A bottle of 200 ml and a yoghurt bring you to 450 kcal.",
        "Oxygen flows at 2 litres a minute for an hour and then at 1 litre, so the cylinder lasts five hours.",
        "The patch releases 25 mcg an hour and is changed every three days; the larger one gives 1.2 mg a day.",
        "Two puffs twice a day use 120 puffs a month, so an inhaler of 200 puffs lasts 50 days.",
        "They gave him 2 litres in the first hour and 500 ml in each of the next four, 4 litres in all.",
        "A test showed F = 5.45 and d = 0.32. In total, five of six subjects took 10 mg.",
        "Each box holds 28 tablets. With one tablet a day, two boxes last eight weeks.",
        "A pack costs $12, and with the shipping fee of $5 she pays $29 for two.",
        "Of 112 recruits 55 were in the 600 IU group and 57 in the 4000 IU group.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right results, doses when needed, doses of others and results of other sums are left alone."""
    assert not found(text, told_product)
