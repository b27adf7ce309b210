"""Twenty everyday facts, each with sentences that contradict it, that agree with it, and that are of something else."""

CASES: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Adults take at most 4 g of paracetamol a day.",
        (
            "Adults should never take more than 6 g of paracetamol in 24 hours.",
            "You may take up to 40 g of paracetamol a day if you are a grown adult.",
            "For adults, the maximum daily dose of paracetamol is 8 g.",
        ),
        (
            "Adults should take no more than 4,000 mg of paracetamol in 24 hours.",
            "An adult's usual dose is 1 g of paracetamol, up to four times a day.",
            "Paracetamol: 3 g a day is enough for most adults.",
        ),
        (
            "Children over 12 take at most 2 g of paracetamol a day.",
            "Take at most 1 g of paracetamol at a time.",
            "Adults take at most 2.4 g of ibuprofen a day.",
            "In the study, adults who had taken 12 g of paracetamol were treated in hospital.",
            "People with liver disease should take no more than 2 g of paracetamol a day.",
            "Each tablet holds 500 mg of paracetamol.",
            "Given by infusion, adults under 50 kg get at most 3 g of paracetamol a day.",
        ),
    ),
    (
        "Children aged 6 to 12 take at most 500 mg of paracetamol per dose.",
        (
            "Children aged 6 to 12 may take up to 750 mg of paracetamol per dose.",
            "For children from 6 to 12, a single dose of paracetamol must not exceed 5 g.",
        ),
        (
            "Children aged 6 to 12 take 250 to 500 mg of paracetamol per dose.",
            "A single dose of paracetamol for children aged 6 to 12 is no more than half a gram.",
        ),
        (
            "Adults take at most 1,000 mg of paracetamol per dose.",
            "Children aged 6 to 12 take at most 2 g of paracetamol in 24 hours.",
            "Children aged 2 to 5 take at most 240 mg of paracetamol per dose.",
        ),
    ),
    (
        "Adults need 7 to 9 hours of sleep a night.",
        (
            "Most adults need 4 to 5 hours of sleep a night.",
            "Adults need 10 to 12 hours of sleep per night.",
        ),
        (
            "Adults should get at least 7 hours of sleep a night.",
            "Most adults need between seven and nine hours of sleep each night.",
            "Adults need about 8 hours of sleep a night.",
        ),
        (
            "Teenagers need 8 to 10 hours of sleep a night.",
            "Newborns sleep 14 to 17 hours a day.",
            "In a survey, adults slept 6 hours a night.",
            "Adults over 65 need 7 to 8 hours of sleep.",
        ),
    ),
    (
        "Measles vaccine is first given at 12 months of age.",
        (
            "The first dose of measles vaccine is given at 9 years of age.",
            "Measles vaccine is first given at 18 months of age.",
        ),
        (
            "The first measles vaccine is given at one year of age.",
            "Measles vaccine is first given at the age of 12 months.",
        ),
        (
            "The second measles vaccine is given at 18 months of age.",
            "Hepatitis B vaccine is first given at 2 months of age.",
            "Measles vaccine protects for 20 years.",
        ),
    ),
    (
        "Normal body temperature is 36.5 to 37.5 °C.",
        (
            "Normal body temperature is 38 to 39 °C.",
            "A normal body temperature is about 34 °C.",
        ),
        (
            "Normal body temperature is about 37 °C.",
            "Normal body temperature ranges from 97.7 to 99.5 °F.",
        ),
        (
            "A body temperature of 38 °C or more is a fever.",
            "Normal room temperature is 20 °C.",
            "The body temperature of dogs is normally 38.5 °C.",
        ),
    ),
    (
        "Adults should do 150 minutes of moderate activity a week.",
        (
            "Adults should do at least 15 minutes of moderate activity a week.",
            "Adults should do 300 minutes of moderate activity every week.",
        ),
        (
            "Adults should do at least 150 minutes of moderate activity per week.",
            "Adults should do two and a half hours of moderate activity a week.",
        ),
        (
            "Adults should do 75 minutes of vigorous activity a week.",
            "Children should do 60 minutes of moderate activity a day.",
            "Only a quarter of adults do 150 minutes of moderate activity a week.",
            "Adults in the trial did 200 minutes of moderate activity a week.",
        ),
    ),
    (
        "Keep unopened insulin in the fridge at 2 to 8 °C.",
        (
            "Keep unopened insulin in the fridge at 12 to 18 °C.",
            "Unopened insulin is kept in the fridge, between 20 and 80 °C.",
        ),
        (
            "Store unopened insulin in the fridge between 2 °C and 8 °C.",
            "Unopened insulin is kept at 36 to 46 °F in the fridge.",
        ),
        (
            "Opened insulin may be kept at up to 25 °C.",
            "Keep unopened vaccines in the freezer at -20 °C.",
            "Insulin in use keeps for 28 days.",
        ),
    ),
    (
        "A blood pressure of 140/90 mmHg or more is hypertension.",
        (
            "A blood pressure of 160/110 mmHg or more is hypertension.",
            "Hypertension is a blood pressure of 120/70 mmHg or more.",
        ),
        (
            "Hypertension is a blood pressure of 140/90 mmHg or higher.",
            "Blood pressure at or over 140/90 mmHg is called hypertension.",
        ),
        (
            "A blood pressure of 120/80 mmHg is normal.",
            "A blood pressure over 180/120 mmHg is a hypertensive emergency.",
            "His blood pressure was 170/100 mmHg.",
        ),
    ),
    (
        "Pregnant women take 400 micrograms of folic acid a day.",
        (
            "Pregnant women take 400 mg of folic acid a day.",
            "Pregnant women should take 40 micrograms of folic acid every day.",
        ),
        (
            "In pregnancy, women take 0.4 mg of folic acid daily.",
            "Pregnant women should take 400 µg of folic acid each day.",
        ),
        (
            "Pregnant women take 10 micrograms of vitamin D a day.",
            "Pregnant women with diabetes take 5 mg of folic acid a day.",
            "A slice of fortified bread holds 30 micrograms of folic acid.",
        ),
    ),
    (
        "Antibiotics for a simple bladder infection are taken for 3 days.",
        (
            "Antibiotics for a simple bladder infection are taken for 13 days.",
            "For a simple bladder infection, antibiotics are taken for 3 weeks.",
        ),
        ("For a simple bladder infection, antibiotics are taken for three days.",),
        (
            "Antibiotics for a kidney infection are taken for 10 days.",
            "A simple bladder infection often gets better within 7 days.",
            "Antibiotics for a sinus infection are taken for 5 days.",
        ),
    ),
    (
        "The hotline is open 24 hours a day.",
        ("The hotline is open 12 hours a day.",),
        ("Our hotline is open 24 hours a day, 7 days a week.",),
        (
            "The clinic is open 8 hours a day.",
            "The hotline got 300 calls a day.",
        ),
    ),
    (
        "Adults should drink no more than 14 units of alcohol a week.",
        (
            "Adults should drink no more than 21 units of alcohol a week.",
            "Adults may drink up to 41 units of alcohol per week.",
        ),
        ("Adults are advised to drink at most 14 units of alcohol a week.",),
        (
            "Adults drink 18 units of alcohol a week on average.",
            "A bottle of wine holds 10 units of alcohol.",
            "Adults should drink no more than 3 units of alcohol a day.",
        ),
    ),
    (
        "About 1 in 8 women get breast cancer in their lifetime.",
        (
            "About 1 in 80 women get breast cancer in their lifetime.",
            "About 40% of women get breast cancer in their lifetime.",
        ),
        (
            "One in eight women will get breast cancer during her lifetime.",
            "Around 12% of women get breast cancer in their lifetime.",
        ),
        (
            "About 1 in 8 men get prostate cancer in their lifetime.",
            "About 1 in 40 women die of breast cancer.",
            "About 1 in 800 men get breast cancer in their lifetime.",
            "About 70% of women with a BRCA1 mutation get breast cancer in their lifetime.",
        ),
    ),
    (
        "Newborns should be breastfed for the first 6 months.",
        (
            "Newborns should be breastfed for the first 6 weeks.",
            "Newborns should be breastfed for the first 16 months.",
        ),
        ("Newborns should be breastfed for the first six months of life.",),
        (
            "Newborns should be weighed after 5 days.",
            "Only 40% of newborns are breastfed for the first 4 months.",
        ),
    ),
    (
        "Ibuprofen: adults take at most 1,200 mg a day without a prescription.",
        (
            "Without a prescription, adults take at most 2,400 mg of ibuprofen a day.",
            "Ibuprofen: adults take at most 12,000 mg a day without a prescription.",
        ),
        ("Without a prescription, adults take no more than 1.2 g of ibuprofen in 24 hours.",),
        (
            "With a prescription, adults take at most 2,400 mg of ibuprofen a day.",
            "Adults take 400 mg of ibuprofen per dose.",
            "Children take at most 40 mg of ibuprofen per kg a day.",
        ),
    ),
    (
        "Wait at least 4 hours between two doses of paracetamol.",
        (
            "Wait at least 1 hour between two doses of paracetamol.",
            "Leave at least 40 minutes between two doses of paracetamol.",
        ),
        ("Leave at least four hours between two doses of paracetamol.",),
        (
            "Wait at least 6 hours between two doses of ibuprofen.",
            "Paracetamol begins to work within 1 hour.",
            "Wait at least 8 weeks between two doses of the vaccine.",
        ),
    ),
    (
        "Adult men need 2,500 kcal a day.",
        (
            "Adult men need 25,000 kcal a day.",
            "Adult men need 1,500 kcal a day.",
        ),
        ("Adult men need about 2,500 kcal each day.",),
        (
            "Adult women need 2,000 kcal a day.",
            "Adult men in the trial ate 1,800 kcal a day.",
        ),
    ),
    (
        "Bowel cancer screening starts at the age of 50.",
        (
            "Bowel cancer screening starts at the age of 60.",
            "Screening for bowel cancer starts at age 15.",
        ),
        (
            "Screening for bowel cancer starts at age 50.",
            "From the age of 50 bowel cancer screening starts.",
        ),
        (
            "Breast cancer screening starts at the age of 40.",
            "Bowel cancer screening ends at the age of 75.",
            "People whose father had bowel cancer start screening at the age of 40.",
        ),
    ),
    (
        "The incubation period of chickenpox is 10 to 21 days.",
        (
            "The incubation period of chickenpox is 2 to 5 days.",
            "Chickenpox has an incubation period of 10 to 21 weeks.",
        ),
        (
            "Chickenpox has an incubation period of about 14 days.",
            "The incubation period of chickenpox is between 10 days and 3 weeks.",
        ),
        (
            "The incubation period of flu is 1 to 4 days.",
            "The rash of chickenpox lasts 5 to 7 days.",
            "The chickenpox vaccine works for 10 years.",
        ),
    ),
    (
        "HbA1c below 6.5% (48 mmol/mol) is the target for type 2 diabetes.",
        (
            "The target for type 2 diabetes is an HbA1c below 8.5%.",
            "HbA1c below 65% is the target for type 2 diabetes.",
        ),
        ("The target for type 2 diabetes is an HbA1c of less than 6.5%.",),
        (
            "HbA1c below 7.5% is the target for type 1 diabetes.",
            "An HbA1c of 6.0% is normal.",
            "Type 2 diabetes affects 9% of adults.",
        ),
    ),
)
