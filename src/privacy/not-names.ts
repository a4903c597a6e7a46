const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Capitalised words that name nobody and no small place: days, months, languages, religions, tools everybody uses. */
export const notNames = list(`
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december christmas easter ramadan eid diwali english french german spanish portuguese italian dutch urdu
punjabi pashto sindhi hindi bengali arabic zulu isizulu xhosa isixhosa sesotho setswana afrikaans swahili polish russian
chinese mandarin cantonese japanese korean turkish greek latin welsh irish scottish british american african european asian
indian pakistani nigerian kenyan canadian australian western eastern northern southern african-american black white
christian christians christianity muslim muslims islam islamic jewish jew hindu hindus sikh buddhist catholic protestant
god lord allah bible quran jesus god's covid covid-19 hiv aids art tb nhs gp phd msc mbbs bsc ma ba ok okay tv dvd pdf cv it
email e-mail internet google whatsapp zoom teams skype facebook twitter instagram youtube excel word powerpoint outlook
microsoft linkedin wikipedia netflix uber amazon iphone android i i'm i've i'd i'll im mr mrs ms miss dr prof professor
sir madam sister brother mum mom dad mother father aunt uncle gran grandma grandpa gogo nan auntie mama papa doctor nurse
matron registrar consultant mentor mentee participant interviewer moderator facilitator north south east west
`);

/** Names that are words, too: they are looked at even where the word is also written small. */
export const wordNames = list(`
grace hope faith joy rose lily daisy iris ivy heather violet amber ruby pearl jade crystal april may june summer autumn
will bill mark frank grant rob bob jack john rich drew chase miles dean earl duke max art gene ray guy patience blessing
precious prudence charity mercy felicity constance sunny angel bishop baker smith cook king young brown green white black
`);

/** What stands before a name. */
export const titles =
  "Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Sister|Matron|Rev|Father|Uncle|Aunt|Auntie|Captain|Judge";

/** Small words inside a name. */
export const particles = "van|von|de|der|den|da|di|du|la|le|el|al|bin|ibn|bint|ter|ten|dos|das";

/** Words that make a capitalised word before them a place or an institution. */
export const institutions =
  "Hospital|Clinic|University|College|School|Infirmary|Ward|Street|Road|Avenue|District|Trust|Centre|Center|Department|Institute|Church|Mosque|Village|Surgery|Foundation";
