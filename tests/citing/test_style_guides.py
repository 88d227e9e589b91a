"""The styles against the examples that their own guides publish.

The sources: apastyle.apa.org (reference examples), style.mla.org (works cited: a quick guide), chicagomanualofstyle.org (author-date:
sample citations), the IEEE reference guide, the samples of formatted references of the ICMJE, Cite Them Right.

Where we differ: ranges have an en dash in Vancouver, where NLM's samples have a hyphen, since pandoc writes it whatever the style
says; of a thesis the record has the kind, so that "Unpublished doctoral dissertation" is "Doctoral thesis".
"""

from __future__ import annotations

import json

import pytest

from lodpub import citing, pipeline


def people(text: str) -> list[dict[str, str]]:
    """``Given Family; Given Family``; what stands in brackets is a body or a family of several words."""
    found = []
    for name in text.split("; "):
        given, _, family = name.rpartition(" ")
        found.append({"literal": name.strip("[]")} if name.startswith("[") else {"family": family, "given": given})
    return found


def item(type: str, title: str, author: str, issued: str, **more: str) -> dict[str, object]:
    fields: dict[str, object] = {"type": type, "title": title, "language": "en"}
    fields |= {"author": people(author)} if author else {}
    fields["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    for name, value in more.items():
        name = name.replace("_", "-")
        fields[name] = people(value) if name in ("editor", "translator") else value
    return fields


ZEBRA = item(
    "article-journal",
    "Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States",
    "J. S. Grady; M. Her; G. Moreno; C. Perez; J. Yelinek",
    "2019",
    container_title="Psychology of Popular Media Culture",
    volume="8",
    issue="3",
    page="207-217",
    DOI="10.1037/ppm0000185",
)
HOUSE = item(
    "article-journal",
    'Teaching medicine with the help of "Dr. House"',
    "A. Jerrentrup; T. Mueller; U. Glowalla; M. Herder; N. Henrichs; A. Neubauer; J. R. Schaefer",
    "2018",
    container_title="PLoS ONE",
    volume="13",
    issue="3",
    number="e0193972",
    DOI="10.1371/journal.pone.0193972",
)
PREJUDICE = item(
    "book",
    "The psychology of prejudice: From attitudes to social action",
    "L. M. Jackson",
    "2019",
    edition="2",
    publisher="American Psychological Association",
    DOI="10.1037/0000168-000",
)
CULINARY = item(
    "chapter",
    "Culinary arts: Talent and their development",
    "L. Aron; M. Botella; T. Lubart",
    "2019",
    editor="R. F. Subotnik; P. Olszewski-Kubilius; F. C. Worrell",
    container_title="The psychology of high performance: Developing human potential into domain-specific talent",
    page="345-359",
    publisher="American Psychological Association",
    DOI="10.1037/0000120-016",
)
CHILDHOOD = item(
    "book",
    "Early childhood education: Values and practices in Denmark",
    "",
    "2010",
    editor="E. Hygum; P. M. Pedersen",
    publisher="Hans Reitzels Forlag",
)
THESIS = item(
    "thesis",
    "Instructional leadership perceptions and practices of elementary school leaders",
    "L. Harris",
    "2014",
    genre="Unpublished doctoral dissertation",
    publisher="University of Virginia",
)
MUSIC = item(
    "dataset",
    "Cognitive effects of music and dance training in children",
    "A. D'Souza; M. Wiseheart",
    "2018",
    version="V1",
    publisher="ICPSR",
    DOI="10.3886/ICPSR37080.v1",
)
META = item(
    "software",
    "Comprehensive meta-analysis",
    "M. Borenstein; L. Hedges; J. Higgins; H. Rothstein",
    "2014",
    version="3.3.070",
    publisher="Biostat",
    URL="https://www.meta-analysis.com/",
)
CANCER = item(
    "report",
    "Taking time: Support for people with cancer",
    "[National Cancer Institute]",
    "2019",
    number="18-2059",
    publisher="U.S. Department of Health and Human Services, National Institutes of Health",
)
WOLF_HALL = item("book", "Wolf Hall", "Hilary Mantel", "2010", publisher="Picador")
CROWN = item(
    "book", "The Crown of Columbus", "Michael Dorris; Louise Erdrich", "1999", publisher="HarperCollins Publishers"
)
PMLA = item(
    "article-journal",
    "Rethinking the Print Object: Goethe and the Book of Everything",
    "Andrew Piper",
    "2006-1",
    container_title="PMLA",
    volume="121",
    issue="1",
    page="124-138",
)
CHINATOWN = item("book", "Interior Chinatown", "Charles Yu", "2020", publisher="Pantheon Books")
CHANNELS = item(
    "book",
    "The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today",
    "Amy J. Binder; Jeffrey L. Kidder",
    "2022",
    publisher="University of Chicago Press",
)
PSALTER = item(
    "chapter",
    "The Queen Mary Psalter",
    "Kathleen Doyle",
    "2023",
    container_title="The Book by Design: The Remarkable Story of the World's Greatest Invention",
    editor="P. J. M. Marks; Stephen Parkin",
    publisher="University of Chicago Press",
)
NATURALIST = item(
    "article-journal",
    "Temporal Variation in Selection Influences Microgeographic Local Adaptation",
    "Emily L. Dittmar; Douglas W. Schemske",
    "2023",
    container_title="American Naturalist",
    volume="202",
    issue="4",
    page="471-485",
    DOI="10.1086/725865",
)
INDUCTION = item(
    "article-journal",
    "Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure",
    "M. Chiampi; L. Zilberti",
    "2011-10",
    container_title="IEEE Transactions on Biomedical Engineering",
    container_title_short="IEEE Trans. Biomed. Eng.",
    volume="58",
    issue="10",
    page="2787-2793",
    DOI="10.1109/TBME.2011.2158315",
)
ROBOT = item(
    "book", "Robot Vision", "B. Klaus; P. Horn", "1986", publisher="MIT Press", publisher_place="Cambridge, MA, USA"
)
ORGAN = item(
    "article-journal",
    "Solid-organ transplantation in HIV-infected patients",
    "Scott D. Halpern; Peter A. Ubel; Arthur L. Caplan",
    "2002-7-25",
    container_title="New England Journal of Medicine",
    container_title_short="N Engl J Med",
    volume="347",
    issue="4",
    page="284-287",
)
BRAIN = item(
    "article-journal",
    "Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury",
    "M. E. Rose; M. B. Huerbin; J. Melick; D. W. Marion; A. M. Palmer; J. K. Schiding; P. M. Kochanek; S. H. Graham",
    "2002",
    container_title="Brain Research",
    container_title_short="Brain Res",
    volume="935",
    issue="1-2",
    page="40-46",
)
MICROBIOLOGY = item(
    "book",
    "Medical microbiology",
    "P. R. Murray; K. S. Rosenthal; G. S. Kobayashi; M. A. Pfaller",
    "2002",
    edition="4",
    publisher="Mosby",
    publisher_place="St. Louis",
)
TUMORS = item(
    "chapter",
    "Chromosome alterations in human solid tumors",
    "P. S. Meltzer; A. Kallioniemi; J. M. Trent",
    "2002",
    container_title="The genetic basis of human cancer",
    editor="B. Vogelstein; K. W. Kinzler",
    publisher="McGraw-Hill",
    publisher_place="New York",
    page="93-113",
)
PROJECT = item(
    "book",
    "Doing your research project",
    "J. Bell",
    "2014",
    publisher="Open University Press",
    publisher_place="Maidenhead",
)
PLACEMENTS = item(
    "article-journal",
    "Successful teaching placements in secondary schools: achieving QTS practical handbooks",
    "T. Shirazi",
    "2010",
    container_title="European Journal of Teacher Education",
    volume="33",
    issue="3",
    page="323-326",
)

EXAMPLES = [
    ("apa", ZEBRA, "Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185"),
    ("apa", HOUSE, "Jerrentrup, A., Mueller, T., Glowalla, U., Herder, M., Henrichs, N., Neubauer, A., & Schaefer, J. R. (2018). Teaching medicine with the help of “Dr. House.” PLoS ONE, 13(3), Article e0193972. https://doi.org/10.1371/journal.pone.0193972"),
    ("apa", PREJUDICE, "Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000"),
    ("apa", CULINARY, "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), The psychology of high performance: Developing human potential into domain-specific talent (pp. 345–359). American Psychological Association. https://doi.org/10.1037/0000120-016"),
    ("apa", CHILDHOOD, "Hygum, E., & Pedersen, P. M. (Eds.). (2010). Early childhood education: Values and practices in Denmark. Hans Reitzels Forlag."),
    ("apa", THESIS, "Harris, L. (2014). Instructional leadership perceptions and practices of elementary school leaders [Doctoral thesis]. University of Virginia."),
    ("apa", MUSIC, "D’Souza, A., & Wiseheart, M. (2018). Cognitive effects of music and dance training in children (Version V1) [Data set]. ICPSR. https://doi.org/10.3886/ICPSR37080.v1"),
    ("apa", META, "Borenstein, M., Hedges, L., Higgins, J., & Rothstein, H. (2014). Comprehensive meta-analysis (Version 3.3.070) [Computer software]. Biostat. https://www.meta-analysis.com/"),
    ("apa", CANCER, "National Cancer Institute. (2019). Taking time: Support for people with cancer (No. 18-2059). U.S. Department of Health and Human Services, National Institutes of Health."),
    ("mla", WOLF_HALL, "Mantel, Hilary. Wolf Hall. Picador, 2010."),
    ("mla", CROWN, "Dorris, Michael, and Louise Erdrich. The Crown of Columbus. HarperCollins Publishers, 1999."),
    ("mla", PMLA, "Piper, Andrew. “Rethinking the Print Object: Goethe and the Book of Everything.” PMLA, vol. 121, no. 1, Jan. 2006, pp. 124–38."),
    ("chicago", CHINATOWN, "Yu, Charles. 2020. Interior Chinatown. Pantheon Books."),
    ("chicago", CHANNELS, "Binder, Amy J., and Jeffrey L. Kidder. 2022. The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today. University of Chicago Press."),
    ("chicago", PSALTER, "Doyle, Kathleen. 2023. “The Queen Mary Psalter.” In The Book by Design: The Remarkable Story of the World’s Greatest Invention, edited by P. J. M. Marks and Stephen Parkin. University of Chicago Press."),
    ("chicago", NATURALIST, "Dittmar, Emily L., and Douglas W. Schemske. 2023. “Temporal Variation in Selection Influences Microgeographic Local Adaptation.” American Naturalist 202 (4): 471–85. https://doi.org/10.1086/725865."),
    ("ieee", INDUCTION, "[1] M. Chiampi and L. Zilberti, “Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure,” IEEE Trans. Biomed. Eng., vol. 58, no. 10, pp. 2787–2793, Oct. 2011, doi: 10.1109/TBME.2011.2158315."),
    ("ieee", ROBOT, "[1] B. Klaus and P. Horn, Robot Vision. Cambridge, MA, USA: MIT Press, 1986."),
    ("vancouver", ORGAN, "1. Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002 Jul 25;347(4):284–7."),
    ("vancouver", BRAIN, "1. Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury. Brain Res. 2002;935(1-2):40–6."),
    ("vancouver", MICROBIOLOGY, "1. Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. St. Louis: Mosby; 2002."),
    ("vancouver", TUMORS, "1. Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. In: Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. New York: McGraw-Hill; 2002. p. 93–113."),
    ("harvard", PROJECT, "Bell, J. (2014) Doing your research project. Maidenhead: Open University Press."),
    ("harvard", PLACEMENTS, "Shirazi, T. (2010) ‘Successful teaching placements in secondary schools: achieving QTS practical handbooks’, European Journal of Teacher Education, 33(3), pp. 323–326."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "work", "wanted"), EXAMPLES)
def test_an_example_of_the_style_guide(style: str, work: dict[str, object], wanted: str) -> None:
    [record] = pipeline.read_all(json.dumps([work]).encode(), "csl")
    locale = "en-GB" if style == "harvard" else None  # the guide is British, the style leaves the language open
    assert citing.cite(record, style, locale=locale) == wanted
