# English. Every sentence and label that a reader sees; names of states, numbers and dates come from CLDR by `locale`.

locale = en-GB
language-name = English

## The frame of every page

title = Azerbaijan and Latin America
site = { $homes } and Latin America
page-title = { $page } · { $site }
preview-alt = Map of the missions of Azerbaijan in Latin America and the Caribbean, and of those states in Baku.
page-title-of = { $page }: { $what }
counted = { $what }: { $counts }.
counted-trade = trade of { $value } in { $year }
counted-exports = exports of { $value } in { $year }
counted-imports = imports of { $value } in { $year }
page-overview = Overview
page-overview-help = Ties between Azerbaijan and the 33 states of Latin America and the Caribbean at a glance, with Kazakhstan as the comparison. Every figure leads to its public sources.
page-visits = Visits
page-visits-help = Who travelled where, when and at what level. Pick a mark or open a row to see the visit whole, with its sources.
page-trade = Trade
page-trade-help = Exports and imports by year as either side reports them, how far the two are apart, and what officials and the press said.
page-products = Products
page-products-help = Which goods were traded with whom, by chapter of the Harmonized System or section of the SITC, and what sources only name. Choose goods to see their partners, or partners to see their goods.
page-embassies = Embassies
page-embassies-help = Which embassies stand where, since when, and which states are covered from another capital, on any day since 1991. Play the years, or pick a mark to see its sources.
page-relations = Relations
page-relations-help = Recognition, diplomatic relations, resolutions, forums, culture and other milestones, and the documents that were signed.
page-country = Country
page-country-help = One pair at a glance: since when, who stands where, who came last, what is traded, and every row behind it.
page-compare = Compare
page-compare-help = Azerbaijan beside Kazakhstan, all pairs in one table, some of them side by side, and whether trade follows the flag.
page-sources = Sources
page-sources-help = Every public source behind these data: what cites it, how well the facts are supported, and where sources disagree. Whose ties are seen, partners and years keep the sources of such rows.
page-coverage = Coverage and method
page-coverage-help = What these data hold for each country and what they do not, and how they were made.
ignored = The link held something that this page cannot use as it stands, so it was left out or put right: { $what }.
quarantined = { $table }: the file of this table has faults, so nothing can be shown from it. All other tables work.
held-kept = { $file } is held back because its new version has faults. The last good version is shown.
held-missing = { $file } is held back because it has faults. Nothing is shown from it until they are mended.
held-land = The outlines of the states (land.geojson) cannot be read. Maps have none, and whether a point lies within its state is not checked.
held-land-kept = The outlines of the states (land.geojson) are held back because the new version is at fault. The last good version is drawn.
held-faults = { $count ->
    [one] The fault, with its line
   *[other] The { $count } faults, with their lines
  }
fault = { $file }, line { $line }, column { $column }: “{ $value }” { $rule }
newest-fact = Newest fact: { $date }
data-version = Data version { $version } of { $date }
licence = Data CC BY 4.0, code MIT
chart-rows = Rows
chart-source = Source: { $source }
chart-licensed = { $source } · CC BY 4.0
chart-view = Open it with its data
chart-signs = What the signs mean
chart-alt = { $title }. { $alt }

## Rules of the data, as they are told when a file breaks them

fault-tidy = has a space at an end, two in a row, or a line break
fault-required = is empty, but this column needs a value
fault-unique = stands more than once, but must be unique ({ $detail })
fault-date = is not a date like 2012-03-09
fault-integer = is not a whole number
fault-number = is not a number
fault-boolean = is neither true nor false
fault-enum = is not one of { $detail }
fault-pattern = does not have the form { $detail }
fault-minimum = is below { $detail }
fault-maximum = is above { $detail }
fault-missing-column = is missing from the header
fault-unknown-column = is a column that the description does not have
fault-repeated-column = stands more than once in the header
fault-column-order = is not in the place that the description gives it
fault-missing-file = the file is not there
fault-empty-file = the file is empty
fault-encoding = is not UTF-8
fault-csv = cannot be read as CSV: { $detail }
fault-cells = cells stand on this line, the header has { $detail }
fault-precision-given = a date and its precision must be given together
fault-precision-fits = is too exact for its precision: a month begins on day 01, a year on 01-01
fault-end-after-start = is before the start
fault-foreign-key = is not in { $detail }
fault-listed-twice = names a source twice
fault-both-coordinates = a latitude and a longitude must be given together
fault-in-country = lies outside { $detail }
fault-city-in-country = is no city, or no capital, of the state that the row names
fault-claimed-field = is not a column of { $detail }
fault-cited = is no source of that row
fault-claimed-precision = a claim of a date has a precision, and no other has one
fault-hidden = has signs that nobody sees: { $detail }
fault-maxLength = is longer than { $detail } characters
fault-letters = has no word in it: a name is more than a number or a date
fault-plain = is no plain text: an address or a script stands in it
fault-few-rows = rows are left of { $detail }; where that is meant, `make data FEWER=yes` counts them anew
fault-ahead = lies ahead, but has happened
fault-before = comes before the signing
fault-seen-after-start = is not before { $detail }, which says more: leave it empty
fault-inferred-note = needs a note that begins with “Inferred:” and tells how; without it the basis of the date is another
fault-id-year = says another year than the date
fault-former-id = is no id, or that of another row, or the former id of two
fault-unreadable = cannot be read: { $detail }
fault-outlines = are no outlines: { $detail }
fault-later-than-sources = is later than every source of the row
fault-end-of-report = is the day of the newest source: the end may only have been announced
fault-outside-posting = is of a day more than a month outside this posting
fault-formula = begins as a formula does

## The data routes

route-bad = Not understood, so nothing was given: { $what }. { $name } takes { $allowed }. What can hold several codes is given once for each; only once: { $once }.
route-too-long = Not understood, so nothing was given: the parameters are longer than { $most } characters.
route-no-parameters = Not understood, so nothing was given: { $name } takes no parameters.
route-no-release = There is no release { $version } of these data. There are { $known }.
route-missing = There is no { $what } here. There are { $names }, each as { $forms }; and { $others }.
route-no-chart = There is no chart { $what } here. There are { $names }, each as { $forms }.
route-nothing-drawn = There is nothing to draw for { $what }.
route-no-browser = This server has no Chromium, which draws pictures. The same chart is at .json, as a figure, and at .html, as a page.
route-picture-busy = Too many pictures are being drawn. Please ask again in a few seconds.
route-picture-failed = The picture could not be drawn. Please ask again.
route-quarantined = { $table } is held back because it has faults, so nothing can be given from it now.
route-no-brief = There is no brief { $what }. There is one of each of these states, as .pdf and as .html: { $states }; and of several as /brief/{ $several }.pdf?country=ARG&country=BRA.
route-briefs = Not understood, so nothing was given: { $name } takes the code of at least one state as country, as in /brief/{ $several }.pdf?country=ARG&country=BRA; one file has at most { $most } briefs.
route-brief-several = the briefs of several states are one file at /brief/{ $several }.pdf?country=ARG&country=BRA
route-codes = { $name } ({ $codes })
route-years = from and to (years { $first } to { $last })
route-text = { $name } (a text to look for in all columns, of at most { $most } characters)
route-texts = { $name } (one of the { $count } that { $table } has)
route-excel = and a CSV also excel ({ $codes })
route-day = { $name } (a day like 2014-12-31, or a year, which means its end)

archive-licence = Ties between Azerbaijan and Latin America and the Caribbean: the compilation (the choice of facts, their wording and their arrangement) is licensed under Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/legalcode. The figures of the statistical sources stay under their own terms, as sources.csv has them. CITATION.cff says how to cite.

## Filters

filter-home = Seen from
filter-region = Region
filter-partners = Partner countries
filter-partners-unknown = No state of the region is called “{ $name }”
filter-partners-all = All { $count } states
filter-years = Years
filter-from = From
filter-to = To
filter-language = Language
both-homes = Both
region-all = All
region-South-America = South America
region-Mexico-and-Central-America = Mexico and Central America
region-Caribbean = Caribbean
region-Caspian = Caspian
region-whole = Latin America and the Caribbean
title-states = { $count } states of { $region }
title-when = , { $years }
all-partners = all of Latin America and the Caribbean
seen-from = { $homes } with { $partners }
years = { $first }–{ $last }
reset = Reset
choice-all = All
choice-add = Add another
show-result = Show the result
choice-span = { $label }, { $first } to { $last }
on-screen = { $what }: { $count }
nothing = Nothing was found for **{ $what }**.
nothing-note = Searched and not found is not the same as never happened: the data hold what public sources told.
widen-years = All years: { $count }
widen-partners = All partners: { $count }
widen-all = Everything: { $count }
count-nothing = nothing found
choice-direction = Direction
choice-level = Level of the visitor
choice-kind = Kind
choice-flow = Flow
choice-scale = Scale
choice-measure = Measure
choice-lanes = Lanes
choice-field = Field
choice-status = Status
option-lanes-kind = By kind
option-lanes-country = By country
option-view-events = Events
option-view-documents = Documents
option-view-heads = Heads of mission
choice-q = Search
find = Find in table
find-clear = Show all rows
choice-document = Kind
choice-publisher = Publisher
choice-language = Language
choice-sources-year = Year of publication
choice-show = Each cell shows
option-view-sources = Sources
option-view-support = Support
option-view-disagreements = Disagreements
option-view-table = By table
option-view-trade = Trade by year
option-view-method = Method
option-view-new = What is new
option-show-rows = Number of rows
option-show-newest = Newest year
option-show-first = First year
option-year-undated = No date
searched = “{ $text }”
choice-as_of = As of the end of
option-view-homes = Azerbaijan and Kazakhstan
option-view-league = League table
option-view-pairs = Side by side
option-view-flag = Trade and the flag
option-scale-linear = Linear
option-scale-log = Logarithmic
option-measure-absolute = US dollars
option-measure-share = Share of the region
option-measure-index = Index

## Counts

count-visits = { $count ->
    [one] 1 visit
   *[other] { $count } visits
  }
count-held = { $count } ({ $held } held)
count-milestones = { $count ->
    [one] 1 event
   *[other] { $count } events
  }
count-agreements = { $count ->
    [one] 1 document
   *[other] { $count } documents
  }
count-missions = { $count ->
    [one] 1 mission or accreditation
   *[other] { $count } missions and accreditations
  }
count-envoys = { $count ->
    [one] 1 posting
   *[other] { $count } postings
  }
count-trade = { $count ->
    [one] 1 trade figure
   *[other] { $count } trade figures
  }
count-products = { $count ->
    [one] 1 figure of goods
   *[other] { $count } figures of goods
  }
count-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
  }
count-claims = { $count ->
    [one] 1 disagreement
   *[other] { $count } disagreements
  }
count-cities = { $count ->
    [one] 1 city
   *[other] { $count } cities
  }
count-readings = { $count ->
    [one] 1 reading of a page
   *[other] { $count } readings of pages
  }
count-benchmarks = { $count ->
    [one] 1 benchmark
   *[other] { $count } benchmarks
  }
count-searches = { $count ->
    [one] 1 search
   *[other] { $count } searches
  }
count-people = { $count ->
    [one] 1 name
   *[other] { $count } names
  }
count-rows = { $count ->
    [one] 1 other row
   *[other] { $count } other rows
  }

## Search over everything

page-search = Search
page-search-help = People, states, visits, documents, missions, goods and sources, whatever is chosen on other pages.
find-all = Search everything
find-all-key = Search everything  /
search-trade = Trade of { $home } with { $partner }
search-trade-year = { $imports ->
    [none] no figure of imports
   *[other] imports { $imports }
  }, { $exports ->
    [none] no figure of exports
   *[other] exports { $exports }
  }, by { $home }’s own report
search-no-figures = no figure in these data
person-count-travelled = { $count ->
    [one] 1 visit or meeting
   *[other] { $count } visits and meetings
  }
person-count-met = { $count ->
    [one] met visitors once
   *[other] met visitors { $count } times
  }
person-count-posted = { $count ->
    [one] 1 posting
   *[other] { $count } postings
  }
person-count-signed = { $count ->
    [one] 1 document signed
   *[other] { $count } documents signed
  }
search-start = Type a name, a place or a subject into the field at the head of the sidebar, or press **/**. Case and accents do not matter. For example:
search-found = { $count ->
    [one] **1** result has “{ $text }”
   *[other] **{ $count }** results have “{ $text }”
  }
search-some = Nothing has all words of “{ $text }”. These have some of them, rare words first.
search-nothing = Nothing has “{ $text }”.
search-instead = Did you mean this?
search-all = All { $count } in the table of { $table }
search-all-here = Show all { $count }
search-kinds = All kinds
search-kind-states = States
search-kind-people = People
search-kind-visits = Visits and meetings
search-kind-milestones = Events
search-kind-agreements = Documents
search-kind-envoys = Heads of mission
search-kind-missions = Missions
search-kind-trade = Trade
search-kind-goods = Goods
search-kind-claims = Where sources differ
search-kind-searches = Searched and not found
search-kind-sources = Sources
person-also = also written { $names }
person-states = { $count ->
    [one] **Visited 1 state:**
   *[other] **Visited { $count } states:**
  }
person-travelled = Visits and meetings: { $rows }
person-met = Met visitors: { $rows }
person-posted = Postings: { $rows }
person-signed = Signed: { $rows }
person-named = Named in: { $rows }
person-all = All rows with { $name }
person-undated = date not known
route-search = Not understood, so nothing was given: search.json takes one q, a text of at most { $most } characters to look for in everything, and lang.

## Tables and rows

table-visits = Visits and meetings
table-milestones = Events
table-agreements = Documents
table-missions = Missions and accreditations
table-envoys = Heads of mission
table-trade = Trade figures
table-products = Goods
table-sources = Sources
table-countries = States
table-cities = Cities
table-claims = Disagreements
table-benchmarks = Benchmarks
table-readings = What pages state
table-searches = Searched and not found
table-chapters = Chapters of goods
table-sections = Sections of goods
table-people = Other names
table-alt = Table of { $count } rows. Shift and space open the row with the cursor, control and space put the rows in the order of its column.
table-found = { $count ->
    [0] None of { $rows } has “{ $text }”. Case and accents do not matter.
   *[other] { $count } of { $rows } have “{ $text }”; the charts above are of all of them.
  }
table-printed = Of { $rows } the rows in sight are printed, with the columns that were. All are at { $url }
list-printed = Printed is what of this list is in sight; the page has all of it.
table-rows = { $rows }. Tick a row to open it. A click on a heading puts the rows in its order.
row-visits = Visit
row-milestones = Event
row-agreements = Document
row-missions = Mission
row-envoys = Posting
row-trade = Trade figure
row-products = Goods
row-sources = Source
row-countries = State
row-cities = City
row-claims = Sources differ
row-benchmarks = Benchmark
row-readings = What a page states
row-searches = Searched and not found
row-chapters = Chapter
row-sections = Section
row-people = Other names
row-empty = not given
row-kept = Kept in these data. The row’s other sources:
row-kept-alone = Kept in these data
row-kept-more = and { $count } more, below
row-claims-rule = The rule for the value kept: official before independent, independent before a single news report, news before encyclopedia, and more precise before vaguer.
row-claims-counted = Behind the value kept are counted those of the row’s sources that give no other one; a mark tells which of them state it, as far as that is recorded.
stated-only = The only source: all that stands here is from it
stated-states = States: { $fields }
stated-vaguer = States less exactly: { $fields }
stated-other = Gives another value: { $fields }
stated-silent = Says nothing of: { $fields }
stated-it-states = states it
stated-it-vaguer = states it less exactly
stated-unrecorded = A mark tells which fields a page was found to state. Of a page without one that is not recorded.
claim-row = Open the row that it is about
verdict-rank = Ours is kept by the rule: { $ours } before { $others }.
verdict-precision = Ours is kept by the rule: either side has { $ours }, and ours is more precise.
verdict-mixed = Ours is kept as the more precise, although this value has { $others } and ours { $ours }.
verdict-open = The rule does not decide: { $level ->
    [yes] either side has { $ours }
   *[no] this value has { $others }, ours { $ours }
  }{ $vaguer ->
    [yes] {""}, and this value is more precise
   *[no] {""}
  }. { $behind }, { $against } behind this value.
verdict-empty = These data give no value of their own, so this one stands apart.
verdict-shared = The rule does not decide: every source of the row gives another value as well.
verdict-outlets = { $count ->
    [one] 1 outlet is behind ours
   *[other] { $count } outlets are behind ours
  }
verdict-has-official = an official source
verdict-has-independent = independent sources
verdict-has-single = a single news outlet
verdict-has-encyclopedia = an encyclopedia or data set
verdict-has-none = no source
folded-undated = Without a date: { $rows }
folded-statements = What officials and the press said: { $rows }
folded-named = Goods that sources name: { $rows }
folded-searches = Searched and not found, or only in part: { $rows }
folded-region = Events of the whole region and its bodies: { $rows }
rows-behind = { $count ->
    [one] 1 row makes this up.
   *[other] { $count } rows make this up.
  }
rows-title = Rows
source-cited = { $count ->
    [one] 1 row cites this source
   *[other] { $count } rows cite this source
  }
tab = { $table } ({ $count })
open = Details
open-rows = Open the rows of a partner
yes = yes
no = no
sources-differ = sources differ
dollars = US$ { $amount }
money = US$ { $amount }
download = Download
download-tab-rows = Rows
download-tab-picture = Picture and embed
download-which = Which rows
download-screen = On screen ({ $count })
download-chart = Behind this chart ({ $count })
download-series = As a series ({ $count })
download-measured = As measured ({ $count })
download-whole = Whole table ({ $count })
download-csv = CSV
download-excel = CSV for Excel
download-excel-separator = Separator in CSV for Excel
download-excel-1 = Comma
download-excel-semicolon = Semicolon
download-xlsx = Excel
download-json = JSON
download-parquet = Parquet
download-note = Columns and codes are those of the data. Excel has its sources and how to cite on sheets of their own.
download-address = The same rows at an address that stays
download-no-address = This selection has no address of its own; the page's link leads back to it.
download-in-address = Address
download-in-python = Python
download-in-r = R
download-in-javascript = JavaScript
download-in-curl = curl
download-picture = The camera in the chart's toolbar saves a picture, with title and source, as
download-frame = To show it on another page, in a frame as wide as there
download-picture-address = The picture at an address that stays; theme=dark and size=slide are other looks
download-package = All tables with their description in one file: [datapackage.zip]({ $url })
about-sheet = about
about-all = all rows
about-title = Title
about-table = Table
about-rows = Rows
about-filter = Choices
about-address = Address of these rows
about-version = Version
about-cite = How to cite
about-citation = Ties between Azerbaijan and Latin America and the Caribbean ({ $year }), data version { $version }. { $url }. Licensed under CC BY 4.0.
about-licence = Licence
about-licence-terms = The compilation is licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). The figures of statistical sources stay under their own terms, as the sheet of sources has them.
provenance = { $count ->
    [one] 1 source for these rows
   *[other] { $count } sources for these rows, { $official } of them official
  }
provenance-official = Official are governments and international organisations; for trade and goods also the data sets of statistics.
provenance-more = And { $count } more: each row's own panel lists all of its sources.
heading-source = Source
heading-source-count = Sources in all
heading-source-help = One source of the row, official ones first: publisher, date and title, whole under the pointer and by Enter. A click opens the source, a tick the row with all of them.
heading-period = Period
heading-rows = Rows
heading-citing = Cited by
heading-what = About
heading-ours = These data say
heading-other = Another source says
heading-differ = Dispute

## Citations

copy-link = Copy link
copy-link-help = The link of this view, with every choice:
cite-view = Cite this view
cite-chart = Cite
cite-row = Link to this row and cite it
cite-source = Cite a source
cite-link = The address of this row
cite-what = What to cite
cite-form = Form
cite-form-apa = APA
cite-form-bibtex = BibTeX
cite-form-csl = CSL-JSON
cite-form-ris = RIS
cite-download = Download
cite-author = Contributors to Ties between Azerbaijan and Latin America and the Caribbean
cite-work = Ties between Azerbaijan and Latin America and the Caribbean
cite-title = { $page }: { $what }
cite-look = { $choice }: { $option }
cite-version = data version { $version }
cite-dataset = Data set
cite-undated = n.d.
cite-issued-day = { $year }, { $month } { $day }
cite-issued-month = { $year }, { $month }
cite-issued-year = { $year }
cite-retrieved = Retrieved { $month } { $day }, { $year }, from
headline-missions = { $kind } of { $sending_iso3 } in { $receiving_iso3 }
headline-trade = { $flow }, { $home_iso3 } and { $partner_iso3 }{ $reporter_iso3 ->
    [none] {""}
   *[other] {""}, reported by { $reporter_iso3 }
  } ({ $dataset })

## Headings of columns: every column of that name, then the tables that call it otherwise

heading-iso3 = Code
heading-iso2 = Short code
heading-name = Country
heading-envoys-name = Name
heading-people-name = Name
heading-chapters-name = Short name
heading-sections-name = Short name
heading-other_names = Other names
heading-role = Role
heading-region = Region
heading-capital = Capital
heading-latitude = Latitude
heading-longitude = Longitude
heading-city = City
heading-country_iso3 = Country
heading-sources = Sources
heading-id = Id
heading-start_date = Date
heading-end_date = Last day
heading-date_precision = Precision
heading-date_basis = Date basis
heading-home_iso3 = Seen from
heading-partner_iso3 = Partner
heading-direction = Direction
heading-host_iso3 = Held in
heading-agreements-host_iso3 = Signed in
heading-visitor = Visitor
heading-visitor_role = Role
heading-level = Level
heading-counterparts = Counterparts
heading-purpose = Purpose
heading-status = Status
heading-note = Note
heading-date = Date
heading-body = Body
heading-kind = Kind
heading-title = Title
heading-milestones-title = Event
heading-agreements-title = Document
heading-detail = Detail
heading-signed_on = Signed
heading-field = Field
heading-claims-field = Column
heading-home_signatory = Signatory of { $either }
heading-partner_signatory = Signatory of the partner
heading-home_approved_on = Approved by { $either }
heading-home_approved_precision = Precision of the approval by { $either }
heading-partner_approved_on = Approved by the partner
heading-partner_approved_precision = Precision of the approval by the partner
heading-in_force_on = In force since
heading-in_force_precision = Entry into force precision
heading-former_ids = Former ids
heading-sending_iso3 = Sent by
heading-receiving_iso3 = Sent to
heading-address = Address
heading-coordinate_source = Point from
heading-opened_on = Opened
heading-opened_precision = Opening precision
heading-closed_on = Closed
heading-closed_precision = Closing precision
heading-seat_city = Seat
heading-envoys-seat_city = Resident in
heading-seat_iso3 = Seat in
heading-receiving_body = Body
heading-appointed_on = Appointed
heading-appointed_precision = Appointment precision
heading-credentials_on = Credentials
heading-credentials_precision = Credentials precision
heading-seen_first_on = First seen in office
heading-seen_first_precision = First seen precision
heading-seen_last_on = Last seen in office
heading-seen_last_precision = Last seen precision
heading-ended_on = Ended
heading-ended_precision = End precision
heading-flow = Flow
heading-period_start = From
heading-period_end = To
heading-reporter_iso3 = Reported by
heading-dataset = Data set
heading-extracted_on = Extract of
heading-valuation = Valuation
heading-value_usd = Value (US$)
heading-compiler = Compiled by
heading-classification = Classification
heading-code = Code
heading-chapter = Chapter
heading-section = Section
heading-product = Goods
heading-year_complete = Year complete
heading-table = Table
heading-row_id = Row
heading-finding = Finding
heading-readings-field = Column
heading-source_id = Source
finding-states = states it
finding-vaguer = states it less exactly
finding-silent = says nothing of it
heading-topic = Looked for
heading-where = Where
heading-searched_on = Searched on
heading-searched_precision = Search precision
heading-outcome = Outcome
outcome-nothing = Nothing found
outcome-known = Only what was known
outcome-unconfirmed = Nothing confirmed
outcome-partly = Found in part
heading-value = Value
heading-precision = Precision
heading-publisher = Publisher
heading-measure = Measure
heading-published_on = Published
heading-url = Address
heading-language = Language
heading-licence = Licence

## Vocabularies

role-home = State seen from
role-partner = Partner
role-other = Third state
precision-day = day
precision-month = month
precision-year = year
date_basis-event = the day it happened
date_basis-report = the day of the report: it happened then or shortly before
date_basis-inferred = inferred, as the note tells
direction-to_partner = To the partner
direction-to_home = To { $either }
direction-third_place = In a third place
direction-virtual = By video or telephone
level-head_of_state = Head of state
level-head_of_government = Head of government
level-vice_president = Vice-president
level-speaker = Speaker of parliament
level-foreign_minister = Foreign minister
level-minister = Minister
level-deputy_minister = Deputy minister
level-parliament = Member of parliament
level-senior_official = Senior official
level-ambassador = Ambassador
level-other = Other
visits-status-held = Held
visits-status-announced = Announced
milestones-kind-recognition = Recognition
milestones-kind-relations_established = Relations established
milestones-kind-mission_opened = Mission opened
milestones-kind-mission_closed = Mission closed
milestones-kind-resolution = Resolution
milestones-kind-friendship_group = Friendship group
milestones-kind-commission = Joint commission
milestones-kind-consultations = Consultations
milestones-kind-forum = Forum
milestones-kind-organisation = Organisation
milestones-kind-business = Business
milestones-kind-culture = Culture
milestones-kind-education = Education
milestones-kind-sport = Sport
milestones-kind-aid = Aid
milestones-kind-message = Letter or message
milestones-kind-meeting = Reception or meeting
milestones-kind-other = Other
agreements-kind-treaty = Treaty
agreements-kind-agreement = Agreement
agreements-kind-memorandum = Memorandum
agreements-kind-protocol = Protocol
agreements-kind-declaration = Declaration
agreements-kind-plan = Plan
agreements-kind-other = Other
field-politics = Politics
field-visa = Visas
field-trade = Trade
field-investment = Investment
field-agriculture = Agriculture
field-transport = Transport
field-technology = Technology
field-space = Space
field-science = Science
field-education = Education
field-culture = Culture
field-media = Media
field-sport = Sport
field-health = Health
field-justice = Justice
field-other = Other
agreements-status-signed = Signed
agreements-status-in_force = In force
agreements-status-draft = Draft
agreements-status-unknown = Not known
missions-kind-embassy = Embassy
missions-kind-diplomatic_office = Diplomatic office
missions-kind-consulate_general = Consulate general
missions-kind-consulate = Consulate
missions-kind-honorary_consulate = Honorary consulate
missions-kind-trade_office = Trade office
missions-kind-cultural_centre = Cultural centre
missions-kind-non_resident = Non-resident accreditation
coordinate_source-wikidata = the building, by Wikidata
coordinate_source-city = the city
missions-status-open = Open
missions-status-announced = Announced
missions-status-closed = Closed
missions-status-unknown = Not known
flow-exports = Exports
flow-imports = Imports
flow-turnover = Turnover
dataset-imf-dots = IMF Direction of Trade Statistics
dataset-un-comtrade = UN Comtrade
dataset-un-comtrade-wits = UN Comtrade by WITS
dataset-national-statistics = Bureau of National Statistics of Kazakhstan
dataset-unctad = UNCTAD
dataset-statement = Statement in the press
valuation-FOB = FOB
valuation-CIF = CIF
open-missions-kind-embassy = { missions-kind-embassy }
open-missions-kind-diplomatic_office = { missions-kind-diplomatic_office }
open-missions-kind-consulate_general = { missions-kind-consulate_general }
open-missions-kind-consulate = { missions-kind-consulate }
open-missions-kind-honorary_consulate = { missions-kind-honorary_consulate }
open-missions-kind-trade_office = { missions-kind-trade_office }
open-missions-kind-cultural_centre = { missions-kind-cultural_centre }
open-missions-kind-non_resident = { missions-kind-non_resident }
state-open = Open
state-perhaps = Perhaps open
state-unknown = Not known
silent-home = No figure of { $either }
silent-partner = No figure of the partner
classification-HS2 = HS chapter
classification-SITC1 = SITC section
classification-named = Only named
sources-kind-government = Government
sources-kind-organisation = International organisation
sources-kind-academic = Academic
sources-kind-dataset = Data set
sources-kind-news = News
sources-kind-encyclopedia = Encyclopedia
measure-sources_per_row = Sources per row, on average
measure-official_share = Rows with an official source
disagreements-trade = How far the two sides of a trade are apart in their own statistics stands on the page of trade.
disagreements-trade-link = The widest gaps in trade
claims-table-visits = Visits and meetings
claims-table-milestones = Events
claims-table-agreements = Documents
claims-table-missions = Missions and accreditations
claims-table-envoys = Heads of mission

## Cards and newest events of the overview

card-relations = Relations
card-relations-value = { $count ->
    [one] 1 state
   *[other] { $count } states
  }
card-relations-note = Diplomatic relations between { $home } and { $partners } by the end of { $year }{ $undated ->
    [0] { "" }
    [one] ; 1 more whose date was not found
   *[other] ; { $undated } more whose dates were not found
  }
card-missions = Embassies
card-missions-value = { $ours } and { $theirs }
card-missions-note = { $ours } of { $home } in { $partners } and { $theirs } of theirs in { $city } on { $date }, diplomatic offices included
card-visits = Visits and meetings
card-visits-note = The newest: { $visitor }, { $date }
card-trade = Trade
card-trade-in = Trade, { $year }
card-trade-note = Exports and imports with { $partners }, as { $home } reports them.
trade-newest = { $partner } ({ $year })
trade-newer = Newer figures are known of { $partners }.
trade-newer-more = { $count } more
card-unknown = Not reported
card-agreements = Documents
row-title = { $kind }: { $headline }
section-network = Network of missions
section-newest = Newest events
section-trade = Largest trade partners
section-visits = Most visits
newest-date = Date
newest-kind = What
newest-partner = With
newest-what = Event

## Country page

profile-title = { $home } and { $partner }
profile-state = { $partner }: capital { $capital }, region { $region }
profile-picker = Country
profile-previous = Previous: { $partner }
profile-next = Next: { $partner }
profile-several = Also chosen
profile-pick = Pick a country
profile-offer = Pick a country. Beside each stands since when there are diplomatic relations; where nothing stands, no date was found.
profile-card = since { $since }
profile-group-relations = Relations
profile-group-visits = Visits
profile-group-missions = Missions
profile-group-goods = Main goods
profile-group-trade = Newest trade
profile-years = These facts are of all years; the charts and tables below are of { $years }.
profile-searched = “Not found” means searched and not found in public sources, which is not the same as never happened.
profile-recognition = Independence of { $home } recognised
profile-relations = Diplomatic relations since
profile-visit_ours = Last visit of { $home } to { $partner }
profile-visit_theirs = Last visit of { $partner } to { $home }
profile-visits = Visits and meetings held
profile-agreements = Agreements and other documents
profile-missions_ours = { $home } in { $partner }
profile-missions_theirs = { $partner } in { $home }
profile-head_ours = Head of mission of { $home }, last known
profile-head_theirs = Head of mission of { $partner }, last known
profile-exports_own = Exports of { $home }, by its own report
profile-exports_mirror = The same, as imports reported by { $partner }
profile-imports_own = Imports of { $home }, by its own report
profile-imports_mirror = The same, as exports reported by { $partner }
profile-stated = Newest statement on trade
profile-goods_exports = Main exports of { $home }
profile-goods_imports = Main imports of { $home }
profile-none-milestones = Date not found
profile-none-missions = No mission found
profile-none-envoys = No head of mission found
profile-none-visits = No visit found
profile-none-agreements = No document found
profile-none-trade = No figure found
profile-none-products = No goods found
profile-undated = Date not known
profile-covered = { $seat ->
    [none] Covered from elsewhere
   *[other] Covered from { $seat }
  }
profile-mission = { $city ->
    [none] { $kind }, city not known
   *[other] { $kind } in { $city }
  }
profile-since = { $opened ->
    [none] start not found
   *[other] since { $opened }
  }
profile-closed = { $closed ->
    [none] { $opened ->
        [none] no longer
       *[other] opened { $opened }, no longer there
      }
   *[other] { $opened ->
        [none] until { $closed }
       *[other] { $opened } to { $closed }
      }
  }
profile-announced = announced, no opening found
profile-uncertain = not certain
profile-led-from = { $first }, led by a chargé d’affaires; the ambassador resides in { $seat }{ $year ->
    [none] {""}
   *[other] {" "}(as of { $year })
  }
profile-also = { $first }. Also: { $others }.
profile-more = { $count } more
profile-appointed_on = appointed { $date }
profile-credentials_on = credentials { $date }
profile-seen_first_on = first seen in office { $date }
profile-seen_last_on = last seen { $date }
profile-ended_on = until { $date }
profile-visit-date = { $ago ->
    [none] { $date }
   *[other] { $date }, { $ago }
  }
profile-visitor = { $visitor }, { $role }
profile-visits-to_partner = { $count } to { $partner }
profile-visits-to_home = { $count } to { $home }
profile-visits-elsewhere = { $count } elsewhere or remote
profile-visits-top = { $count } of these by heads of state or government
profile-documents = { $count } { $status }
profile-figure = { $value } in { $year }
profile-stated-value = { $flow } { $value }
profile-stated-period = { $who ->
    [none] { $period }, in the press
   *[other] { $period }, according to { $who }
  }
profile-goods = { $goods }, { $value }
profile-goods-named = named by sources, without values
profile-goods-of = { $classification }s of { $year }, reported by { $reporter }
profile-goods-incomplete = the year is not complete

profile-no-events = Nothing dated was found for these years: no event, visit, document or mission.
profile-no-goods = No goods were found for these years.
profile-no-heads = No head of mission was found for these years.
choice-profile = Facts
option-profile-AZE = Azerbaijan
option-profile-KAZ = Kazakhstan
choice-part = Part
choice-table = Table
part-trade = Trade
part-goods = Goods
part-network = Map
part-heads = Heads of mission
profile-timeline-title = Ties of { $homes } with { $partners }{ $when }: everything over time
profile-timeline-bars = Bars: missions and heads of mission, dotted where no source tells the start or the end.
profile-timeline-credentials = ◆ Credentials of a head of mission.
profile-timeline-alt = { $counts }, { $years }.
profile-lane-ties = Relations
profile-lane-missions = { $sender } in { $receiver }
profile-lane-heads-ours = Heads of mission of { $sender }
profile-lane-heads-theirs = Heads of mission in { $receiver }
profile-lane-visits-to_partner = Visits to { $partner }
profile-lane-visits-to_home = Visits to { $either }
profile-lane-visits-elsewhere = Meetings elsewhere or remote

## Country brief

brief = Brief
brief-help = To print or to hand on, two to four pages for each pair of states: the facts with a map, charts and numbered sources.
brief-pdf = PDF, A4
brief-letter = PDF, Letter
brief-html = Web page to print
brief-several = PDF of all chosen states
brief-kind = Country brief
brief-title = { $pair }: country brief
brief-pairs = { $count } pairs of states
brief-page = Page { $page } of { $pages }
brief-held = Held back: the file of this table has faults
brief-next-visit = Next visit announced
brief-no-next-visit = None found in public sources
brief-timeline = Over time
brief-timeline-signs = Bars: missions and heads of mission, thin where no source tells the start or the end. Dots: what is dated.
brief-lane-heads = Heads of mission of { $sender }
brief-lane-events = Other events
brief-map-alt = Map of both states. Open missions: { $missions }.
brief-who = Who
brief-known = Known dates
brief-when = When and where
brief-year = Year
brief-trade = Trade between { $home } and { $partner }
brief-trade-signs = Goods, in US dollars of each year. Each line has the colour of the state that reports it; where it breaks off, no figure was found.
brief-trade-alt = Exports and imports by year, { $years }, as { $home } and as { $partner } report them.
brief-exports = Exports of { $home } to { $partner }
brief-imports = Imports of { $home } from { $partner }
brief-both-sides = What both sides report
brief-exports-by = Exports, by { $reporter }
brief-imports-by = Imports, by { $reporter }
brief-both-sides-signs = Seen from { $either }, in US dollars; imports mostly with freight and insurance. A dash: no figure found, which is not zero.{ $unusual ->
    [True] {" "}† unusual figure: more than ten times its neighbours or the other side’s figure.
   *[other] {""}
  }
brief-more = { $count ->
    [0] {""}
    [one] And one more{ $announced ->
        [0] {""}
       *[other] , only announced
      }:
   *[other] And { $count } more{ $announced ->
        [0] {""}
        [one] , one of them only announced
       *[other] , { $announced } of them only announced
      }:
  }
brief-undated = Dates not known
brief-page-of = { $page }, all rows with their sources

## Heads of mission over time

postings-title = Heads of mission between { $either } and { $partners }{ $when }
postings-key = Bars reach from the start to the end or to the newest date in office; dotted where no source tells the start or the end.
postings-alt = Heads of mission over time: { $count ->
    [one] 1 dated posting
   *[other] { $count } dated postings
  }.
postings-source = Press, ministries and encyclopedias; every posting lists its own
postings-partners = From the partner side
postings-credentials = Credentials presented
postings-office = { $title } of { $sender } in { $receiver }
postings-date = { $what }: { $date }
postings-post = { $sender } in { $receiver }

## Trade page

choice-view = View
choice-subject = Subject
option-subject-relations = Relations and visits
option-subject-missions = Missions
option-subject-trade = Trade and goods
option-view-flows = Through the years
option-view-partners = Partner by partner
option-view-mirror = Both sides compared
option-view-shape = Shares and growth
choices-aside = Which figures
choice-reporter = Reported by
option-reporter-home = { $homes }
option-reporter-partner = Partners
option-reporter-both = Both, apart
choice-dataset = Data set
option-dataset-rule = The newest of all
option-dataset-un-comtrade = { dataset-un-comtrade }
option-dataset-imf-dots = { dataset-imf-dots }
option-dataset-un-comtrade-wits = { dataset-un-comtrade-wits }
option-dataset-national-statistics = { dataset-national-statistics }
option-dataset-unctad = { dataset-unctad }
choice-extracts = Extracts
option-extracts-newest = The newest alone
option-extracts-all = With older ones
choice-odd = Odd figures
option-odd-kept = In the sums
option-odd-out = Left out
drawn-home = Drawn is what { $homes } reports.
drawn-homes = Drawn is what { $homes } report, each for itself.
drawn-partner = Drawn is what the partners report, seen from { $homes }: exports are what they say that they bought.
drawn-both = Drawn apart are what { $homes } reports and what the partners report; the two are never added.
drawn-both-homes = Drawn apart are what { $homes } report, each for itself, and what the partners report; none are ever added.
drawn-rule = For each year, pair and flow the first of { $datasets } that has a figure is taken, and of it the newest extract.
drawn-dataset = Of { $dataset } alone, its newest extract.
drawn-older = Small triangles: the sums as older extracts tell them, where they differ.
trade-unreported-partner = No partner reported a full year of this trade to these data sets.
trade-undrawn = This data set has no full year of this trade. Choose another under “Which figures”.
odd-mark = Unusual figure
odd-show = Mark unusual figures
dominant-linear = { $flow } of { $year } are { $times } times the next largest sum, so the others look flat.
dominant-log = { $flow } of { $year } are { $times } times the next largest sum; steps here are tenfold, so the others can be seen.
dominant-to-log = Logarithmic scale
dominant-to-linear = Linear scale
odd-rule = Rings: unusual figures. A figure is marked when its note calls it an outlier, when it is more than ten times both the year before and the year after, or more than ten times what the other side reports. Rings stand where such figures are a tenth of the sum or more.
odd-left-out = { $count ->
    [0] No odd figure is left out, as there is none.
    [one] Left out of the sums is one odd figure, { $total }: { $largest }.
   *[other] Left out of the sums are { $count } odd figures, { $total } together, the largest: { $largest }.
 }
odd-row = Unusual figure: { $why }.
odd-line = { $figure }: { $why }
odd-figure = { $partner }, { $flow } { $year }, { $value }
odd-value = { $value }, an unusual figure
odd-of-sum = { $figure }, of { $sum }
odd-more = { $figure } and { $count } more
odd-neighbours = over ten times the years before and after
odd-mirror = over ten times the other side’s figure
older-extract = { $dataset }, extract of { $extract }
older-release = { $dataset }, an earlier release
older-line = { $line } in older extracts
heading-odd = Odd

trade-common-year = { $common } is the newest year that both report in full; { $home } alone has { $newest }.
trade-unreported = No trade was reported by { $either } for this choice. What partners and others told is in the table below.
## Compare page: the two homes

homes-title = { $homes } beside each other: ties with { $partners }{ $when }
homes-note = Each pair of bars has a scale of its own.
homes-source = Foreign ministries, statistics and news; every row lists its own
homes-told = { $home }: { $counts }.
homes-ours = Embassies and diplomatic offices abroad, { $date }
homes-theirs = Embassies and diplomatic offices hosted, { $date }
homes-visits = Visits and meetings held
homes-top_visits = By heads of state
homes-agreements = Documents
homes-trade_usd = Trade in US$, { $year }

## Compare page: the league table

table-league = League table
count-league = { $count ->
    [one] 1 pair
   *[other] { $count } pairs
  }
league-title = League table
league-open = Open a pair
league-alt = Table of { $count } pairs of states, ordered by { $column }; the name of each opens the pair, a cell the rows behind it
league-note = A name leads to the pair, a cell to the rows behind it. A click on a heading puts the table in order, and a second one turns it round; what is unknown comes last. Missions are those that were surely open on { $date }. An empty cell means that nothing is known, a nought that nothing is recorded.
league-partner = Partner
league-home = Seen from
league-since = Relations since
league-since-help = The date on which diplomatic relations were established, as far as a source tells it.
league-ours = Missions sent
league-ours-help = Embassies and diplomatic offices of { $either } in the partner state.
league-theirs = Missions hosted
league-theirs-help = Embassies and diplomatic offices of the partner state in { $either }.
league-visits = Visits
league-visits-help = Visits and meetings held, of any level, in either direction or elsewhere.
league-visits_course = By 5 years
league-visits_course-help = Each bar is five years, as 2021 to 2025, from the first to the last visit of the whole table; each row has its own height. Visits without a date are left out.
league-top_visits = By heads of state
league-top_visits-help = Visits and meetings held by a head of state, of either side.
league-last_visit = Last visit
league-last_visit-help = The newest visit or meeting held, of any level.
league-agreements = Documents
league-agreements-help = Documents that public sources name, signed or not.
league-trade_usd = Trade, US$
league-trade_usd-in = Trade { $year }, US$
league-trade_usd-help = Exports and imports together, as far as { $either } itself reports them, in its newest complete year: the same year for every row.
league-trade_course = Trade by year
league-trade_course-help = Each bar is a year for which { $either } reports a figure, the newest at the right; years without one are left out, fewer than three are not drawn, and each row has its own height.
league-gap = Mirror gap
league-gap-help = What { $either } says that it imported from the partner, divided by what the partner says that it sent: 1 means that both say the same. Imports are valued with freight and insurance, so 1.1 to 1.2 is to be expected.
league-gap_year = Gap of
league-gap_year-help = The newest year in which both sides report this flow.

## Compare page: pairs side by side

pairs-offered = No partner is chosen, so those with the most visits are shown: { $partners }. Choose others beside.
pairs-first = The first { $shown } of { $count } pairs are shown; choose fewer partners, or { $either } alone, to see the others.
pairs-fact = { $pair }: { $fact }
pairs-none-relations = No visit was found for these pairs.
pairs-none-missions = No mission was found for these pairs.
pairs-none-trade = No trade with these partners was reported by { $either }.
pairs-trade = { $homes }’s trade with { $partners }{ $when }: each pair
pairs-trade-alt = Lines of yearly trade of { $pairs }.
pairs-visits = Visits held per year between { $either } and { $partners }{ $when }: each pair
pairs-visits-told = { $year }: { $visits }
pairs-visits-total = { $pair } ({ $visits })
pairs-missions = Missions between { $either } and { $partners }{ $when }: each pair
pairs-missions-about = Thick: embassies and diplomatic offices. Thin: consulates, cultural centres and accreditations from elsewhere. Faint: the days on which it may have been open; one whose opening has no date is drawn from the year of its newest source.
pairs-missions-missing = { $count ->
    [one] 1 of which no day is certain is not drawn.
   *[other] { $count } of which no day is certain are not drawn.
  }
pairs-missions-alt = Bars of the days on which missions were open: { $lanes }.
pairs-lane = { $sending } in { $receiving }
pairs-mission = <b>{ $kind }{ $place ->
    [none] {""}
   *[other] {", "}{ $place }
  }</b><br>{ $opened ->
    [none] opening date not found
   *[other] opened { $opened }
  }{ $closed ->
    [none] {""}
   *[other] , closed { $closed }
  }

## Compare page: trade and the flag

flag-title = Trade of { $homes } with { $partners } before and after the first mission opened{ $when }
flag-about = The median year of the { $years } before (open dot) and of the { $years } after (filled dot) the year in which the first embassy or diplomatic office opened, on either side. Exports and imports together, as { $either } reports them; at least { $least } years of figures each. Grey mark: where trade would stand had it changed as the median of the partners of { $either } that never had a mission.
flag-no-cause = None of this tells a cause: prices and growth move trade, and missions open where trade is expected.
flag-none = No pair can be compared.
flag-counted = { $pairs ->
    [one] Of 1 pair, trade rose in { $rose }; its change was { $change }.
   *[other] Of { $pairs } pairs, trade rose in { $rose }; the median change is { $change }.
  }
flag-others-counted = { $ahead ->
    [0] None of them
    [one] 1 of them
   *[other] { $ahead } of them
  } did better than those partners of { $either } that never had a mission, whose median change over the same years is { $change }.
flag-left = Left out: { $reasons }.
flag-left-undated = { $count ->
    [one] 1 pair whose opening has no date
   *[other] { $count } pairs whose opening has no date
  }
flag-left-unreported = { $count ->
    [one] 1 pair with too few figures
   *[other] { $count } pairs with too few figures
  }
flag-left-never = { $count ->
    [one] 1 pair that never had a mission
   *[other] { $count } pairs that never had a mission
  }
flag-before = The { $years } years before
flag-after = The { $years } years after
flag-home-before = { $home }, { $years } years before
flag-home-after = { $home }, { $years } years after
flag-visits-title = Visits between { $either } and { $partners } before and after the first mission opened{ $when }
flag-visits-about = Visits and meetings held in the { $years } years before (open dot) and in the { $years } after (filled dot) the year in which the first embassy or diplomatic office opened, on either side. Those without a date are in neither.
flag-visits-left = { $count ->
    [one] 1 pair is left out, as its years are not all over or not all chosen.
   *[other] { $count } pairs are left out, as their years are not all over or not all chosen.
  }
flag-visits-alt = Of { $pairs ->
    [one] 1 pair,
   *[other] { $pairs } pairs,
  } { $more } had more visits after the first mission opened than before. This tells no cause.
flag-visits-told = <b>{ $pair }</b>, first mission { $year }<br>Before: { $before ->
    [one] 1 visit
   *[other] { $before } visits
  }<br>After: { $after ->
    [one] 1 visit
   *[other] { $after } visits
  }
flag-others-told = <b>{ $pair }</b>, as partners without a mission<br>{ $value } a year
flag-others = As partners without a mission
flag-lane = { $pair }, { $year }
flag-pair = { $home }–{ $partner }
flag-times = × { $factor }
flag-told = <b>{ $pair }</b>, first mission { $year }<br>Before: { $before } a year<br>After: { $after } a year, { $change }<br>{ $others ->
    [none] No partner without a mission to compare with
   *[other] Median of { $count } partners without a mission: { $others }
  }
flag-scatter-title = Visits and trade between { $either } and { $partners }{ $when }
flag-scatter-about = Each dot is a pair: visits held, and the median of its yearly trade from { $first } to { $last }, as { $either } reports it.
flag-scatter-count = { $pairs ->
    [one] 1 pair is drawn
   *[other] { $pairs } pairs are drawn
  }, { $left } without enough figures left out.
flag-scatter-rho = The rank correlation is { $rho } (1: the same order, 0: none). Larger countries have more of both, and this tells no cause.
flag-scatter-none = No pair has enough figures of the newest years to set its trade beside its visits.
flag-scatter-visits = Visits and meetings
flag-dot = <b>{ $pair }</b><br>{ $visits }<br>{ $trade } a year
flag-tie-2 = Missions both ways
flag-tie-1 = A mission on one side
flag-tie-0 = No resident mission
## Shape of the trade

choice-shape = Measure
option-shape-balance = Balance
option-shape-shares = Shares
option-shape-ranks = Ranks
option-shape-growth = Growth
option-shape-concentration = Concentration
option-shape-volatility = Volatility
option-shape-first = First year
choice-of = Of
option-of-known = Both flows
option-of-exports = Exports
option-of-imports = Imports
shape-of-known = Exports and imports together, as far as they are known.
shape-of-exports = Exports only.
shape-of-imports = Imports only.
shape-complete = Only years in which most partners are known.
shape-balance-title = Balance of { $homes }’s trade with { $partners }{ $when }
shape-balance-help = Exports less imports, in years that have both. Hatched: years in which few partners are known.
shape-balance-alt = A surplus in { $surplus } years, a deficit in { $deficit }.
shape-shares-title = Shares of { $partners } in { $homes }’s trade with the region{ $when }
shape-shares-alt = The largest shares have { $partners }.
shape-ranks-title = Ranks of { $partners } in { $homes }’s trade{ $when }
shape-ranks-help = Place 1 is the largest of all partners in the year; only years in which most partners are known.
shape-ranks-alt = In the newest year the order is { $partners }.
shape-place = Place
shape-place-told = Place { $place }
shape-concentration-title = Concentration of { $homes }’s trade with { $partners }{ $when }
shape-hhi = Herfindahl-Hirschman index
shape-hhi-help = The Herfindahl-Hirschman index is the sum of the squares of all partners’ shares: 1 for a single partner, 0.1 for ten equal ones.
shape-hhi-told = Index { $hhi }, as if there were { $equal } equal partners
shape-hhi-alt = The index stood at { $hhi } in { $year }.
shape-growth-title = Growth of { $homes }’s trade with { $partners }{ $when }
shape-growth-help = Compound annual growth: the constant yearly rate that leads from the first year to the last, in current dollars, where both years have a figure.
shape-growth-span = Measured over { $years }: the span is the first and the last complete year of the years that are chosen, or the last ten.
shape-growth-left = { $count ->
    [one] 1 partner lacks a comparable figure in one of the two years and is left out.
   *[other] { $count } partners lack a comparable figure in one of the two years and are left out.
  }
shape-growth-told = { $growth } a year: { $first } to { $last }
shape-volatility-title = Volatility of { $homes }’s trade with { $partners }{ $when }
shape-volatility = Standard deviation of yearly log changes
shape-volatility-help = The standard deviation of the changes from one year to the next, as natural logarithms; 0.7 means that a doubling or halving is usual. Only partners with at least { $least } such changes.
shape-volatility-told = { $value } over { $count } changes
shape-first-title = First year of any trade with { $partners } reported by { $homes }{ $when }
shape-first-help = The first full year with a figure. What was before the first report of any partner is not known.
shape-first-alt = The first were { $partners }.
shape-from-to = From { $first } on top to { $last } at the foot.

## Products page

option-view-year = One year
option-view-years = Through the years
option-view-named = Only named
choice-classes = Classification
option-flow-imports = Imports
option-flow-exports = Exports
option-classes-finest = Most detailed
option-classes-HS2 = Chapters (HS)
option-classes-SITC1 = Broad sections (SITC)
choice-code = Goods
choice-year = Year
option-year-newest = Newest complete
goods-no-figures = No figures by class of goods are known for this choice: take another classification, or look at what sources only name.
goods-not-in-year = There are no figures for this year: choose another, or the newest complete one.
goods-rule = For each flow and year the own report of { $either } is drawn, or, where there is none, those of the partners; the two are never added, nor are HS chapters and SITC sections. A year that lacks chapters is marked and has no sum.
goods-titled = In full: { $code } { $title }, of section { $section }.
goods-titled-SITC1 = In full: { $code } { $title }.
goods-none-named = No source only names goods for this choice.
goods-named = Goods that sources only name
goods-named-help = In the words of press and officials, mostly without a value. They belong to no class and are never part of a sum.
goods-group-HS2-food = Food and farm products (I–IV)
goods-group-HS2-minerals = Minerals and fuels (V)
goods-group-HS2-chemicals = Chemicals, plastics, rubber (VI–VII)
goods-group-HS2-materials = Leather, wood, paper, textiles (VIII–XII)
goods-group-HS2-metals = Stone, glass, metals (XIII–XV)
goods-group-HS2-machinery = Machinery, vehicles, instruments (XVI–XIX)
goods-group-HS2-other = Other goods (XX–XXI, 99)
goods-group-SITC1-food = Food, drink, oils (0, 1, 4)
goods-group-SITC1-minerals = Mineral fuels (3)
goods-group-SITC1-chemicals = Chemicals (5)
goods-group-SITC1-materials = Crude materials (2)
goods-group-SITC1-metals = Goods by material (6)
goods-group-SITC1-machinery = Machinery and transport (7)
goods-group-SITC1-other = Other goods (8, 9)
goods-unspecified = Not specified
goods-other-partners = Other partners
goods-of-imports = { $homes }’s imports from { $partners }
goods-of-exports = { $homes }’s exports to { $partners }
goods-whole = { $trade }{ $when }
goods-of-class = { $goods } in { $trade }{ $when }
goods-map-HS2 = { $trade } by HS chapter{ $when }
goods-map-SITC1 = { $trade } by SITC section{ $when }
goods-map-help = An area is as large as its value.
goods-map-alt = { $total } in all; the most are { $goods }.
goods-total = { $total } in all.
goods-share = { $goods } ({ $share })
goods-value = { $goods }: { $value }
goods-value-share = { $value } ({ $share })
goods-top-HS2 = { $trade }: the largest HS chapters{ $when }
goods-top-SITC1 = { $trade }: the largest SITC sections{ $when }
goods-top-partners = { $trade } by partner: { $goods }{ $when }
goods-top-alt = { $title }: { $goods }.
goods-shown = The { $shown } largest of { $count }.
goods-incomplete-bars = Hatched: { $year } lacks some chapters, so there is no total and no share.
goods-years = { $trade } through the years{ $when }
goods-years-partners = { $trade } by partner: { $goods }{ $when }
goods-years-alt = { $title }: the most in { $year }, { $value }.
goods-years-none = { $title }: no year is complete.
goods-shaded = Shaded: { $years } lack some chapters, so they have no sum.
goods-hatched = Hatched: { $years } lack other chapters.
goods-each = { $trade }: the largest, each on its own scale{ $when }
goods-each-partners = { $trade } by partner, each on its own scale: { $goods }{ $when }
goods-each-alt = { $title }: { $goods }.
goods-each-help = Gaps are years without a figure.
goods-open-marks = Open marks: years that lack other chapters.
goods-panel = { $name }<br>{ $unit }

## Figures over time: how vague dates are said

dated-report-day = reported on { $date }
dated-report-month = reported in { $date }
dated-report-year = reported in { $date }
dated-inferred-day = { $date }, inferred
dated-inferred-month = { $date }, inferred
dated-inferred-year = { $date }, inferred

lanes-open = Open symbols: dated by a report, or inferred.
lanes-band = Bands: the days it lasted or may have been.
lanes-disputed = Sources differ
lanes-others = Other sources: { $dates }
lanes-undated = { $count ->
    [one] 1 without a date is in the table only.
   *[other] { $count } without a date are in the table only.
  }

## Figures of visits

visits-source = Press, ministries and encyclopedias; every visit lists its own
visits-timeline-title = Visits and meetings between { $either } and { $partners }{ $when }
visits-timeline-alt = { $partners ->
    [one] { $visits } with { $partner }, { $years }.
   *[other] { $visits } with { $partners } partners, { $years }; most of them with { $partner }: { $most }.
  }
visits-key-to_partner = ▲ To the partner.
visits-key-to_home = ▼ To { $either }.
visits-key-third_place = ◆ In a third place.
visits-key-virtual = ● By video or telephone.
visits-key-announced = With a dot: announced only.
visits-announced = announced for { $date }
visits-lasting = { $date }, { $days } days
visits-route-to_partner = { $home ->
    [none] to { $place }
   *[other] { $home } to { $place }
  }
visits-route-to_home = to { $place }
visits-route-third_place = { $home ->
    [none] {""}
   *[other] { $home }{" "}
  }{ $place ->
    [none] in a third place
   *[other] in { $place }
  }
visits-route-virtual = { $home ->
    [none] {""}
   *[other] { $home }{" "}
  }by video or telephone
visits-rank-top = President, vice-president or premier
visits-rank-parliament = Parliament
visits-rank-foreign_minister = Foreign minister
visits-rank-minister = Minister or deputy minister
visits-rank-official = Official or envoy
visits-by-top = heads of state or government
visits-by-parliament = members of parliament
visits-by-foreign_minister = foreign ministers
visits-by-minister = other ministers or deputy ministers
visits-by-official = officials or ambassadors
visits-per-year-title = Visits held per year between { $either } and { $partners }{ $when }
visits-per-year-axis = Visits held
visits-per-year-told = { $year }: { $visits } by { $rank }
visits-per-year-alt = Most visits of a year: { $visits } in { $year }.

## Figures of the overview

overview-visits-title = Visits held between { $either } and { $partners }{ $when }, by partner
overview-visits-subtitle = Visits and meetings held, of any level, by who went where.
overview-visits-axis = Visits
overview-visits-to_partner = To the partner
overview-visits-to_home = To { $either }
overview-visits-elsewhere = Elsewhere or remote
overview-visits-told-to_partner = { $visits } to { $partner }
overview-visits-told-to_home = { $visits } from { $partner }
overview-visits-told-elsewhere = { $visits } with { $partner }, elsewhere or remote
overview-visits-partner = { $partner } ({ $count })
overview-visits-alt = Most visits: { $partners }.

## Figures of relations

relations-events-title-kind = Events between { $either } and { $partners } by kind{ $when }
relations-events-title-country = Events between { $either } and { $partners } by country{ $when }
relations-bodies = Regional bodies
relations-events-source = Press, ministries, organisations and encyclopedias; every event lists its own
relations-events-alt = { $events }, { $years }; the most of one kind: { $kind }, { $most }.
relations-key-state = ● With a state.
relations-key-body = ■ With a regional body.
relations-group-ties = Ties and missions
relations-group-parliaments = Parliaments
relations-group-talks = Talks and forums
relations-group-economy = Business and aid
relations-group-society = Culture and sport
relations-group-other = Other
documents-title = Documents of { $homes } with { $partners } by field, over time{ $when }
documents-subtitle = As public sources name them, signed or not; behind each field, how many it has.
documents-field = { $field } ({ $count })
documents-approved = Approved
documents-told = { $date }, { $pair }, { $status }
documents-alt = { $documents }, { $years }.
agreements-title = Documents of { $homes } with { $partners } by field{ $when }
agreements-subtitle = As public sources name them, signed or not; this is no register of treaties.
agreements-axis = Documents
agreements-told = { $field }: { $documents }, { $status }
agreements-source = Press, ministries and encyclopedias; every document lists its own
agreements-alt = { $documents }; the field with the most is { $field }: { $most }.
## The mirror gap

choice-gap = Compare
choice-over = Bars
option-over-newest = Newest year
option-over-total = Sum of the years
option-over-yearly = Average per year
choice-map = Map of
choice-side = In front
option-side-home = Reports of { $homes }
option-side-partner = Reports of the partners
option-gap-years = Year by year
option-gap-turnover = Both flows together
option-gap-imports = Map of imports
option-gap-exports = Map of exports
option-gap-widest = Widest gaps
mirror-told-imports = In { $year } { $home } reports { $ours } of imports from { $partner }; { $partner } reports { $theirs } of exports to { $home }: { $apart }.
mirror-told-exports = In { $year } { $home } reports { $ours } of exports to { $partner }; { $partner } reports { $theirs } of imports from { $home }: { $apart }.
mirror-apart = { $apart }, { $difference } apart
mirror-explained = Freight and insurance alone can explain that.
mirror-unexplained-more = Freight and insurance alone do not explain that: often { $importer } counts goods by the state that made them, and { $exporter } by the first one that they are sent to.
mirror-unexplained-less = Freight and insurance alone do not explain that: often goods that { $exporter } counts are sold on before they reach { $importer }, or are counted there as those of a hub.
mirror-same = the same to the dollar, so one side is probably an estimate made from the other
mirror-times-more = { $times } times more
mirror-times-less = { $times } times less
mirror-percent-more = { $percent } more
mirror-percent-less = { $percent } less
mirror-than-other = { $apart } than the other side
mirror-band = With freight (CIF)
mirror-band-hover = the exporter’s figure with 10 to 20 per cent of freight and insurance, { $span }
mirror-span = { $low } to { $high }
mirror-says = { $side }
mirror-own = Each mark is one side’s own report.
mirror-alone = { $side } alone
mirror-silent = { $side }: no figure
mirror-of-imports = { $homes }’s imports from { $partners }{ $when }
mirror-of-exports = { $homes }’s exports to { $partners }{ $when }
mirror-of-turnover = { $homes }’s trade with { $partners }{ $when }
mirror-imports-title = { $homes }’s imports from { $partners }, as both sides report them{ $when }
mirror-exports-title = { $homes }’s exports to { $partners }, as both sides report them{ $when }
mirror-turnover-title = { $homes }’s trade with { $partners }, exports and imports together, as both sides report it{ $when }
mirror-matched = Each year sums the partners that both sides report.
mirror-alt = In { $year } { $home } reports { $ours } and { $partner } { $theirs }.
mirror-none = There is no year that both sides report.
mirror-nothing = Neither { $either } nor its partners reported a full year of this trade to a data set. What others told is in the table below.
mirror-widest-told = The widest gap in { $homes }’s trade with { $partners }{ $when }: { $gap }
mirror-summary = Of { $homes }’s trade with { $partners }{ $when }, { $count ->
    [one] one figure is reported by both sides
   *[other] { $count } figures are reported by both sides
 }; freight and insurance can explain { $explained ->
    [0] none of the gaps
    [one] one gap
   *[other] { $explained } of the gaps
 }, and { $far ->
    [0] none is
    [one] one is
   *[other] { $far } are
 } more than ten times apart.{ $alone ->
    [0] {""}
    [one] {" "}One more is reported by one side alone.
   *[other] {" "}{ $alone } more are reported by one side alone.
 }
mirror-map-imports-title = { $homes }’s imports from { $partners }{ $when }: how far both sides are apart
mirror-map-exports-title = { $homes }’s exports to { $partners }{ $when }: how far both sides are apart
mirror-map-note = Each cell is a year, in the colour of the side that says more: the stronger, the more times the other’s figure it is. Hatched: one side alone has a figure.
mirror-map-alt = { $count } cells are reported by both sides; freight and insurance can explain { $explained }, and { $far } are more than ten times apart.
mirror-map-hover = { $ours } against { $theirs }
mirror-shade-0 = { $home } >10×
mirror-shade-1 = { $home } 2–10×
mirror-shade-2 = { $home } <2×
mirror-shade-3 = Within 20%
mirror-shade-4 = Partner <2×
mirror-shade-5 = Partner 2–10×
mirror-shade-6 = Partner >10×
mirror-only-home = { $home } alone
mirror-only-partner = Partner alone
mirror-widest-title = { $count ->
    [one] Trade of { $homes } with { $partners }{ $when }: the widest gap between both sides
   *[other] Trade of { $homes } with { $partners }{ $when }: the { $count } widest gaps between both sides
  }
mirror-widest-note = For each partner and flow the year in which the two are the most dollars apart.
mirror-widest-alt = The widest are { $first }.
mirror-row = { $partner }, { $flow } { $year }
mirror-side-home = Reported by { $homes }
mirror-side-partner = Reported by the partner
mirror-why = Why the two sides differ
mirror-why-origin = **Origin or first destination.** Importers book goods under the state that made them, exporters often under the first state that they are sent to. What travels through a third state is then in one side’s figure only.
mirror-why-hubs = **Trade through hubs.** Goods sold on by traders in European or Asian ports may be booked as trade with the hub. Oil above all is sold while at sea and changes its destination.
mirror-why-value = **Valuation.** Imports are mostly counted with freight and insurance (CIF), exports without (FOB). That makes the importer’s figure 10 to 20 per cent higher as a rule of thumb: the green band. No more than that.
mirror-why-silent = **No report.** A state that sent no figures for a year is a gap, not a zero; small amounts are missing from the data sets altogether. Some figures are estimates made from the other side’s.
mirror-why-time = **Time and class.** Goods that leave in December arrive in January, goods under secret or special codes have no partner, and later revisions reach one side’s figures first.

## Sources page

sources-axis = Sources
sources-undated = No date
sources-source = The table of sources of these data
sources-told = { $what }: { $sources }
sources-told-year = { $year }, { $what }: { $sources }
sources-kind-title = Sources on ties of { $homes } with { $partners }{ $when }, by kind
sources-kind-subtitle = A source is counted once, however many rows cite it.
sources-kind-alt = { $sources }; the most are { $kind }: { $most }.
sources-year-title = Sources on ties of { $homes } with { $partners }{ $when }, by year of publication
sources-year-subtitle = Many pages do not say when they were published; they stand on the left.
sources-year-alt = { $dated } sources have a year of publication, { $undated } have none.
support-average = Sources per row
support-average-told = Sources per row
support-share-told = Rows with an official source
support-share = Rows with an official source
support-help = Of visits, events, documents, missions and heads of mission, which were gathered one by one. Official are governments and international organisations. A row that cites a source counts it once.
support-with-statistics = Without trade and goods; { $value } with them
support-mark = For comparison, { $publisher }: { $value }
support-sources_per_row-title = Sources per row on ties of { $homes } with { $partners }{ $when }, on average
support-sources_per_row-subtitle = The dashed line is the same measure of another data set.
support-official_share-title = Rows with an official source: ties of { $homes } with { $partners }{ $when }
support-official_share-subtitle = Governments and international organisations; for trade and goods also official statistics.
support-told = { $rows }: { $value }
support-alt = By table: { $tables }.
support-table = Table
support-table-alt = Rows, sources per row and share of rows with an official source, by table
support-all = All tables
support-told-tables = Without trade and goods
support-statistics = Trade and goods alone
support-note = A trade figure is taken from one official data set, so it has one source and that is official; taken together with the rest, figures outnumber all other rows and decide the average. A data set behind other tables, such as a gazetteer, is not counted as official. Other references count records in their own way, so the marks are something to look up to, not a contest of like with like.
disagreements-title = Where sources disagree on ties of { $homes } with { $partners }{ $when }, by partner and table
disagreements-subtitle = Each count is a value that another source gives for one field of one row.
disagreements-none = None found
disagreements-told = { $partner }, { $table }: { $claims }
disagreements-alt = { $claims }; the most are about { $partner }: { $most }.

## Matrices and the coverage page

matrix-most = { $least } or more
matrix-before = before { $year }
matrix-since = since { $year }
matrix-nothing = Nothing found
coverage-bodies = Regional bodies
coverage-table-visits = Visits
coverage-table-milestones = Events
coverage-table-agreements = Documents
coverage-table-missions = Missions
coverage-table-envoys = Postings
coverage-table-trade = Trade
coverage-table-products = Goods
coverage-title-rows = Ties of { $homes } with { $partners }{ $when }: how many rows there are
coverage-title-newest = Ties of { $homes } with { $partners }{ $when }: the newest year that the rows speak of
coverage-title-first = Ties of { $homes } with { $partners }{ $when }: the first year that the rows speak of
coverage-title-years = Trade of { $homes } with { $partners }: figures of each year{ $when }
coverage-subtitle-rows = Pick a cell to see its rows.
coverage-subtitle-newest = Of the rows that have a date.
coverage-subtitle-first = Of the rows that have a date.
coverage-subtitle-years = Of any reporter and any extract: the same trade may stand here several times.
coverage-source = The tables of these data
coverage-alt = { $filled } of { $cells } cells have rows; for { $empty } nothing was found.
coverage-told = { $partner }: { $rows }, { $years }
coverage-told-undated = { $partner }: { $rows }, without a date
coverage-told-year = { $partner }, { $year }: { $rows }
coverage-undated = no date
count-whats-new = { $count ->
    [one] 1 change of the data
   *[other] { $count } changes of the data
  }
table-whats-new = What is new
new-counts = Rows added: { $added }, changed: { $changed }, removed: { $removed }. Each cell that changed has a line of its own.
new-feed = The same as a [feed]({ $url }) (Atom).
new-date = Date
new-change = Change
new-table = Row
new-partner = Partner
new-title = What
new-column = Column
new-before = Before
new-after = Now
releases = Releases of the data
releases-text = Each release is kept as it was: a zip of its tables and their description. What is new is worked out from them.
releases-version = Version
version-older = This link was made of the data version { $version } of { $date }. Since then, in all the data: rows added { $added }, changed { $changed }, removed { $removed }.
version-unknown = This link was made of the data version { $version }, of which no release is kept. Here you see version { $now }.
change-added = Added
change-changed = Changed
change-removed = Removed
change-nothing = nothing
change-cell = { $column }: { $before } → { $after }
feed-title = Ties between Azerbaijan and Latin America and the Caribbean: what is new in the data
feed-entry = { $change }, { $kind }: { $title }
coverage-twin = The same as a table
coverage-twin-alt = One line for each partner: how many rows, and of which years
coverage-years = Years
coverage-gaps = Years without any in between
coverage-no-gap = none
coverage-cell = { $count } ({ $years })
coverage-cell-undated = { $count } (no date)

## The method in plain words

method-collected = What is collected
method-collected-text = Ties between Azerbaijan, or Kazakhstan as the comparison, and the states of Latin America and the Caribbean: visits and meetings, events such as the start of relations or a resolution, documents signed or in preparation, missions, heads of mission, and trade in goods. There are { $rows } such rows. Each is one fact, in our own words, and names the public sources that say so; what no source says stays empty.
method-origin = From where
method-origin-text = From { $sources } public sources in { $languages } languages. Visits, events, documents, missions and heads of mission were gathered one by one from news, ministries, organisations and encyclopedias, and reports of the same visit were merged. Trade figures and goods come from open extracts of statistics, and from what officials and the press said, which stands apart as statements:
method-left-out = What is not
method-left-out-text =
    - **Nothing found** means that these data hold no row. It does not mean that nothing happened.
    - The press reports more of recent years, so more visits there partly means more reports.
    - Documents are those that public sources name; this is no register of treaties.
    - Lists of ambassadors have gaps, and most end dates of postings are not known.
    - The status of a mission is that of its newest source, whose year its note gives. A state may be served by a mission and by an accreditation from elsewhere at once, so the two are not to be added.
    - Trade is in goods alone. Zero and tiny values are absent from the data sets, so a missing figure is not a zero.
method-totals = Why our totals may differ from others
method-totals-text =
    - **Mirror figures.** Both sides report the same trade, and they differ, as states book the origin of goods or their first destination. Both are here and are never added or averaged. What is drawn first is the own report of Azerbaijan or Kazakhstan.
    - **CIF and FOB.** Imports are mostly valued with freight and insurance (CIF), exports without (FOB).
    - **Extracts.** Data sets revise their figures, and several extracts stand here side by side. For each pair, flow and year a series takes UN Comtrade, where it has none Kazakhstan’s Bureau of National Statistics, then the IMF, then WITS, and of each the newest extract.
    - **Estimates.** IMF figures may be estimated, above all for Cuba and before 1996; UNCTAD’s figures of goods are partly estimated.
    - **Goods.** Chapters of the Harmonized System and sections of the SITC cut goods differently, so they are never added to each other; goods that a source only names have mostly no value.
    - **Turnover.** Some sources tell exports and imports together; that stands apart and is not added to either.
    - **Partial years.** A statement may cover some months only, and goods of a year that is not complete are never summed to a total.
    - **Rows are not always events.** Two people of one delegation may each have a visit, and an event that concerns several partners has a row for each. Visits that were only announced are marked as such.
method-precision = How precise a date is
method-precision-text = A date is shown as exactly as it is known: a day, a month or a year. What is known to the month or year is drawn as wide as that and is never taken for its first day. Open symbols stand for days of a report or inferred days. Where sources differ on a date, a dotted line reaches from the earliest to the latest day that any of them may mean. A point on the map may be that of the city rather than of the building, as its row says.
method-disagreements = Where sources disagree
method-disagreements-text = Of two values the row keeps one by a written rule: official before independent, independent before a single news report, news before encyclopedia, and more precise before vaguer. Official are governments and international organisations; for trade and goods also the data sets of statistics. The other values are kept as well, { $claims } in all. Each row sets them side by side, tells what the rule says of each, or that it does not decide, and the sources page lists every one. Trade figures of different reporters and data sets are all shown and not settled.
method-licences = Licences
method-licences-text = Our compilation, that is the choice of facts, their wording and their arrangement, is under [Creative Commons Attribution 4.0 International](https://creativecommons.org/licenses/by/4.0/legalcode), the code under the MIT licence. The figures of statistical sources stay under their own terms:
method-extracts-alt = The extracts that trade figures were taken from, with their years and rows
method-licences-alt = Sources with terms of their own

## Axes and amounts

scale-year = Year
scale-dollars = US$
scale-dollars-3 = US$ thousand
scale-dollars-6 = US$ million
scale-dollars-9 = US$ billion
scale-share = Share of the region
scale-index = Index, first year = 100
scale-percent = { $amount }%
scale-below = below { $value }

## Charts of trade

trade-none = There is no figure of trade.
trade-partners = { $count ->
    [one] 1 partner
   *[other] { $count } partners
  }
trade-reported-home = As reported by { $homes }.
trade-reported-partner = As reported by the partners.
trade-of-absolute = In current US dollars.
trade-of-share = As a share of all trade with the region in the same year.
trade-of-index = The first year of each line is 100.
trade-line-home = { $home }, { $line }
trade-hover-absolute = { $line } { $year }: { $value }
trade-hover-share = { $line } { $year }: { $value } of the region’s
trade-hover-index = { $line } { $year }: { $value }, first year = 100
trade-flows-title = { $homes }’s trade with { $partners }{ $when }
trade-flows-alt = { $home } with { $partners } in { $year }: { $figures }.
trade-no-balance-scale = The balance is drawn in dollars on the linear scale only.
trade-no-balance-homes = The balance is drawn where { $either } is chosen alone.
trade-partial = only<br>{ $partners }
trade-missing = No figure of { $flow }: { $years }.
trade-partial-note = Open marks: for { $years } there are figures of { $partners } alone, so no line leads there.
trade-only = Figures of { $partners } alone
trade-mostly = { $count } partners, mostly { $partner }
trade-peak = mostly<br>{ $partner }
trade-balance = Balance
trade-surplus = Surplus
trade-deficit = Deficit
trade-stated-exports = Stated exports
trade-stated-imports = Stated imports
trade-stated-turnover = Stated turnover
trade-stated-by = According to { $who }
trade-stated-in-press = Said in the press
period-months = { $first } to { $last }
trade-one-flow = { $flow } only
trade-flow-value = { $flow } { $value }
trade-top-title = { $largest ->
    [all] { $homes }’s trade with { $partners }{ $when }: each partner
   *[other] { $homes }’s trade with the { $largest } largest of { $partners }{ $when }
  }
trade-top-known = Exports and imports together.
trade-top-dashes = Solid: { $first }. Dotted: { $second }.
trade-top-alt = The largest partners by exports and imports together are { $partners }.
trade-top-in = { $homes }’s trade with { $partners }{ $when }, by partner
trade-ranking-title = { $homes }’s trade with { $partners }{ $when }: partner by partner
trade-ranking-total = { $homes }’s trade with { $partners }{ $when }: sum of { $count ->
    [one] one complete year
   *[other] { $count } complete years
  }
trade-ranking-yearly = { $homes }’s trade with { $partners }{ $when }: average of the complete years that have a figure
trade-ranking-alt = { $home } traded most with { $partners }.
trade-partner-value = { $partner } ({ $value })
trade-stated-alt = { $count ->
    [one] 1 statement by officials or the press is drawn beside.
   *[other] { $count } statements by officials and the press are drawn beside.
  }

## The map of missions

embassies-ties-mutual = Missions both ways
embassies-ties-ours = { $count ->
    [one] Only a mission of { $homes }
   *[other] Only a mission of { $either }
  }
embassies-ties-theirs = Only a mission of the partner
embassies-ties-non_resident = Covered from elsewhere
embassies-ties-relations = Relations, no mission
embassies-ties-none = Nothing found
embassies-from = From { $country }
embassies-from-partners = From the partners
embassies-doubtful = Faint: not certain on that day
embassies-disputed = Sources differ on the date
embassies-mission = { $kind } of { $country }, { $city }
embassies-since = Since { $opened }
embassies-until = Until { $closed }
embassies-from-until = { $opened } to { $closed }
embassies-undated = Opening date not found
embassies-covered = { $sending } in { $receiving }: from { $seat }
embassies-seat-unknown = a seat that is not known
embassies-alt-day = Map of missions on { $day }.
embassies-alt-home = { $home } has { $ours ->
    [0] no resident mission
    [one] 1 resident mission
   *[other] { $ours } resident missions
  } among the states shown and hosts { $theirs ->
    [0] none
   *[other] { $theirs }
  } of theirs.
embassies-alt-doubtful = { $count ->
    [one] 1 more resident mission may have been open.
   *[other] { $count } more resident missions may have been open.
  }
embassies-alt-ties = { $mutual ->
    [0] No state has
    [one] 1 state has
   *[other] { $mutual } states have
  } missions both ways; { $covered ->
    [one] 1 is
   *[other] { $covered } are
  } only covered from elsewhere.

## The map that travels in time

choice-projection = Map
option-projection-flat = Flat
option-projection-globe = Globe
choice-camera = Look at
option-camera-network = Everything
option-camera-america = Latin America
option-camera-baku = Baku
option-camera-astana = Astana
option-camera-chosen = Chosen partners
network-play = Play
network-pause = Pause
network-back = Year back
network-on = Year on
network-speed = Speed
network-times = { $times } years a second
network-date = Exact day
network-date-help = A year, or a day as { $example }
network-date-unknown = { $text } was not read: a year from { $first } on, or a day as { $example }.
network-year = Year
network-changed = { $year }:
network-unchanged = No change is recorded.
network-abroad = { $home } abroad
network-in = In { $city }
network-counts = { $where }: { $missions } resident missions, { $accreditations } accreditations
network-doubtful = { $count } more may have been open on that day
network-undated = { $count ->
    [one] 1 accreditation is not dated: no source tells whether it held on that day
   *[other] { $count } accreditations are not dated: no source tells whether they held on that day
  }
network-own = { $home }’s embassies
network-listed = { $country } since { $year }
network-listed-undated = { $country }, not dated
network-uncertain = not certain on that day
network-nobody = none
network-keys = Arrow keys move the map, plus and minus zoom. The tables of the page hold the same missions.
network-signs = Signs
network-zoom-in = Zoom in
network-zoom-out = Zoom out
network-failed = This browser cannot draw the map. These are the missions that were or may have been open on its day.
network-state-perhaps = On this day it may have been open or not: no nearer date was found.
network-state-disputed = On this day sources differ on whether it was open.
network-state-unknown = No source tells whether it was open on this day.
network-opened = { $country } opens in { $city }
network-opened-kind = { $country } opens in { $city }: { $kind }
network-opened-away = { $country } is accredited in { $receiving }, from { $seat }
network-closed = { $country } closes in { $city }
network-closed-kind = { $country } closes in { $city }: { $kind }
network-closed-away = { $country } is no longer accredited in { $receiving } from { $seat }
network-when = { $sentence } ({ $date })
network-told = { $count ->
    [one] 1 mission or accreditation is first told of; since when it stands was not found
   *[other] { $count } missions and accreditations are first told of; since when they stand was not found
  }
network-relations = { $home } establishes relations with { $states }

## Beside the map, and in the panel of a mission or a state

standing-title = On { $day }
standing-heads = Heads of mission
standing-unanswered = Not answered
standing-ranking = Ranking
standing-heads-note = In office perhaps: nobody was seen to follow, and no source tells the end.
standing-no-heads = No head of mission is known on this day.
standing-unanswered-note = Resident missions whose host had none in return on this day.
standing-all-answered = Every resident mission of this day had an answer, or none was open.
standing-no-missions = No mission is known to have been open on this day.
standing-ranking-note = By resident missions both ways, then by the first of their openings.
standing-through = Heads of mission through time
standing-events = Openings and closings, as they were told
standing-profile = Everything about { $country }
standing-certain = Yes
standing-perhaps = Perhaps
standing-appointed = appointed { $date }
standing-credentials = credentials { $date }
standing-seen-first = first seen { $date }
standing-seen-last = last seen { $date }
standing-ended = until { $date }
standing-column-name = Name
standing-column-post = Post
standing-column-from = From
standing-column-to = In
standing-column-partner = Partner
standing-column-dates = Known dates
standing-column-certain = In office
standing-column-kind = Kind
standing-column-since = Since
standing-column-until = Until
standing-column-missions = Missions
standing-column-tie = Tie

## The chart of open missions

embassies-open-title = Resident missions between { $either } and { $partners }, open by year{ $when }
embassies-open-subtitle = At the end of each year; undated ones count from the year of their source
embassies-open-years = Year
embassies-open-count = Resident missions
embassies-open-ours = { $home } abroad
embassies-open-theirs = Partners in { $home }
embassies-open-alt = { $home } has { $ours ->
    [0] no resident mission
    [one] 1 resident mission
   *[other] { $ours } resident missions
  } with the partners and hosts { $theirs ->
    [0] none
   *[other] { $theirs }
  } of theirs now.
embassies-source = Foreign ministries, embassies and news; every mission lists its own

## What is seen in a chart

point-visits = { $among ->
    [one] { $count ->
        [one] 1 visit or meeting between { $either } and { $partner } was held
       *[other] { $count } visits and meetings between { $either } and { $partner } were held
    }{ $when }
   *[other] Of { $states }, { $leaders ->
        [one] { $partner } has had the most visits and meetings with { $either }{ $when }: { $count }
       *[other] { $partner } have had the most visits and meetings with { $either }{ $when }: { $count } each
    }
  }{ $year ->
    [none] .
   *[other] ; at least two in three of them since { $year }.
  }
point-visits-per-year = Of the visits and meetings between { $either } and { $states }{ $when }, { $leaders ->
    [one] the most were held in { $years }: { $count }
   *[other] the most were held in { $years }: { $count } in each
  }{ $year ->
    [none] .
   *[other] ; at least half of all { $all } since { $year }.
  }
point-by = { $by ->
    [home] by its own report
   *[partner] as its partners report
  }
point-flows-both = In { $year } { $home }’s trade with { $partners } was { $imports } of imports and { $exports } of exports, { $by }: { $way ->
    [deficit] a deficit of { $balance }.
    [surplus] a surplus of { $balance }.
   *[even] as much either way.
  }
point-flows-imports = In { $year } { $home }’s trade with { $partners } was { $imports } of imports, { $by }; of its exports there is no figure.
point-flows-exports = In { $year } { $home }’s trade with { $partners } was { $exports } of exports, { $by }; of its imports there is no figure.
point-partners = { $partner } made up { $share } of { $home }’s known trade with { $partners } in { $when }, { $by }: { $value }.
point-nearly-all = nearly all
point-mirror = { $years ->
    [one] In the one year in which both sides report { $trade }, the larger figure is that of { $side }.
   *[other] Where both sides report { $trade }, the larger figure is that of { $side } in { $more } of the { $years } years.
  }
point-missions = On { $date } { $home } has { $ours ->
    [0] no resident mission
    [one] 1 resident mission
   *[other] { $ours } resident missions
  } { $among ->
    [one] in
   *[other] among
  } { $partners } and hosts { $theirs ->
    [0] none
   *[other] { $theirs }
  } of theirs; at the end of { $year } it had { $before ->
    [0] none
   *[other] { $before }
  } and hosted { $hosted ->
    [0] none
   *[other] { $hosted }
  }.
point-homes = With { $partners }{ $when }, { $leads }.
point-homes-ahead = { $home } is ahead in { $ahead }
point-homes-lead = { $what } ({ $more } to { $less })
point-homes-ours = embassies abroad on { $day }
point-homes-theirs = embassies hosted on { $day }
point-homes-visits = visits and meetings held
point-homes-top_visits = visits by heads of state
point-homes-agreements = documents
point-homes-trade_usd = trade in { $year }
point-goods = Of { $trade }, the most is { $first }: { $value }{ $share ->
    [none] .
   *[other] , { $share } of all.
  }
point-relations = By the end of { $last } { $home } had diplomatic relations with { $partners }, as far as dates are known{ $newest ->
    [none] .
   *[other] , the newest with { $newest } since { $year }.
  }
