"""Public addresses of the texts the register cites, and the days on which versions of the law begin."""

from datetime import date

REGULATIONS_2012 = "https://www.legislation.gov.uk/uksi/2012/1033"
REG_14 = "https://www.legislation.gov.uk/uksi/2012/1033/regulation/14"
REG_17 = "https://www.legislation.gov.uk/uksi/2012/1033/regulation/17"
REG_24 = "https://www.legislation.gov.uk/uksi/2012/1033/regulation/24"
SCHEDULES_2012 = "https://www.legislation.gov.uk/uksi/2012/1033/schedules"
SI_2007_1870 = "https://www.legislation.gov.uk/uksi/2007/1870"
SI_2014_3216 = "https://www.legislation.gov.uk/uksi/2014/3216"
SI_2022_788 = "https://www.legislation.gov.uk/uksi/2022/788"
SI_2023_571 = "https://www.legislation.gov.uk/uksi/2023/571"
EIA_2006_S100 = "https://www.legislation.gov.uk/ukpga/2006/40/section/100"
EIA_2006_S103 = "https://www.legislation.gov.uk/ukpga/2006/40/section/103"
EIA_2006_S104 = "https://www.legislation.gov.uk/ukpga/2006/40/section/104"
SI_2010_1156 = "https://www.legislation.gov.uk/uksi/2010/1156"
SI_2012_2532 = "https://www.legislation.gov.uk/uksi/2012/2532"
SI_2024_208 = "https://www.legislation.gov.uk/uksi/2024/208"
SI_2024_66_REG_39 = "https://www.legislation.gov.uk/uksi/2024/66/regulation/39"
SI_2014_1530 = "https://www.legislation.gov.uk/uksi/2014/1530"
NOT_SEEN = ""

REGULATIONS_2012_BEGIN = date(2012, 9, 1)
LAST_DAY_BEFORE_2012 = date(2012, 8, 31)
ALL_SUSPENSIONS_TO_AUTHORITY = date(2022, 9, 1)
LAST_DAY_OF_TERMLY_REPORT = date(2022, 8, 31)
CANCELLATION_BEGINS = date(2023, 9, 1)
LAST_DAY_WITHOUT_CANCELLATION = date(2023, 8, 31)
REGISTERS_2024 = date(2024, 8, 19)
GUIDANCE_2026 = date(2026, 7, 26)
