/**
 * Sentences as papers of this field put them: each true of a demo study, with a twin that is not. `right` is what a
 * message on the twin must name.
 */
export interface SentencePair {
  readonly section: "Methods" | "Results";
  readonly truth: string;
  readonly fault: string;
  readonly right: string;
}

const pair = (
  section: SentencePair["section"],
  truth: string,
  fault: string,
  right: string,
): SentencePair => ({ section, truth, fault, right });
const methods = (truth: string, fault: string, right: string) => pair("Methods", truth, fault, right);
const results = (truth: string, fault: string, right: string) => pair("Results", truth, fault, right);

/** Of the demo study faculty. */
export const facultyPairs: readonly SentencePair[] = [
  methods("A total of 76 codes was developed.", "A total of 82 codes was developed.", "76"),
  methods(
    "The final sample consisted of seven mentors and eight mentees.",
    "The final sample consisted of six mentors and nine mentees.",
    "7",
  ),
  methods(
    "The first interview was held in February 2024.",
    "The first interview was held in May 2024.",
    "2024-02",
  ),
  methods(
    "Data were collected over ten months, from February 2024 to November 2024.",
    "Data were collected over eight months, from April 2024 to November 2024.",
    "2024-02 to 2024-11",
  ),
  methods(
    "Twelve interviews took place face to face and three by video call.",
    "Nine interviews took place face to face and six by video call.",
    "12",
  ),
  methods(
    "Three of the interviews were conducted online because of distance; the remainder were in person.",
    "Five of the interviews were conducted online because of distance; the remainder were in person.",
    "3",
  ),
  methods(
    "AT conducted seven of the interviews and BO the other eight.",
    "AT conducted ten of the interviews and BO the other five.",
    "7",
  ),
  methods(
    "Eight interviews were carried out by Bilal Orakzin.",
    "Eleven interviews were carried out by Bilal Orakzin.",
    "8",
  ),
  methods(
    "All the interviews were conducted by AT or BO, neither of whom was a participant's line manager.",
    "All the interviews were conducted by AT, who was no participant's line manager.",
    "Bilal Orakzin",
  ),
  methods(
    "Five transcripts were also coded by a second analyst, working alone.",
    "Eight transcripts were also coded by a second analyst, working alone.",
    "5",
  ),
  methods(
    "BO independently coded a third of the transcripts (5/15).",
    "BO independently coded more than half of the transcripts (9/15).",
    "5",
  ),
  methods(
    "Each transcript was read by the first author; a second coder worked through five of them.",
    "Every transcript was coded separately by two researchers.",
    "5 of 15",
  ),
  methods(
    "The topic guide comprised nine open-ended questions.",
    "The topic guide comprised twelve open-ended questions.",
    "9",
  ),
  methods(
    "Participants were asked nine main questions, each with prompts.",
    "Participants were asked six main questions, each with prompts.",
    "9",
  ),
  methods(
    "Invitations went by e-mail to 25 members of staff, of whom 15 agreed to take part.",
    "Invitations went by e-mail to 31 members of staff, of whom 15 agreed to take part.",
    "25",
  ),
  methods(
    "Two of those invited did not reply and eight declined.",
    "Two of those invited did not reply and eleven declined.",
    "8",
  ),
  methods(
    "A summary of findings was sent to all participants, eleven of whom replied.",
    "A summary of findings was sent to all participants, thirteen of whom replied.",
    "11",
  ),
  methods(
    "Preliminary findings were shared with participants for comment.",
    "Findings were not returned to participants.",
    "member check",
  ),
  methods(
    "Transcripts were offered to the participants, three of whom asked for them.",
    "Transcripts were not returned to participants for comment or correction.",
    "transcript",
  ),
  methods("Of the participants, 47% were women.", "Of the participants, 60% were women.", "7 of 15"),
  methods(
    "Three of the seven mentors were women, as were four of the eight mentees.",
    "Five of the seven mentors were women, as were four of the eight mentees.",
    "3",
  ),
  methods(
    "Most participants came from clinical (n = 6) or basic science (n = 5) departments, and four worked in community health.",
    "Most participants came from clinical (n = 8) or basic science (n = 5) departments, and two worked in community health.",
    "6",
  ),
  methods(
    "Six participants worked in clinical departments, five in basic science and four in community health.",
    "Nine participants worked in clinical departments, four in basic science and two in community health.",
    "6",
  ),
  methods(
    "By rank there were three professors, four associate professors, two assistant professors, four lecturers and two senior registrars.",
    "By rank there were five professors, four associate professors, two assistant professors, two lecturers and two senior registrars.",
    "3",
  ),
  methods(
    "One third of the interviews (n = 5) were coded by two people.",
    "Half of the interviews were coded by two people.",
    "5 of 15",
  ),
  methods(
    "The median duration was 42 minutes (range 35–58).",
    "The median duration was 51 minutes (range 35–58).",
    "42",
  ),
  methods(
    "Interviews ran for 44 minutes on average, the longest for 58 minutes.",
    "Interviews ran for 44 minutes on average, the longest for 75 minutes.",
    "58",
  ),
  methods(
    "In all, 15 semi-structured interviews were held with faculty members.",
    "In all, 18 semi-structured interviews were held with faculty members.",
    "15",
  ),
  methods(
    "A hybrid approach combined deductive with inductive coding.",
    "Coding was purely inductive.",
    "hybrid",
  ),
  results(
    "| Characteristic | Total (mentors/mentees) |\n| --- | --- |\n| Participants | 15 (7/8) |\n| Women | 7 (3/4) |\n| Clinical | 6 (3/3) |",
    "| Characteristic | Total (mentors/mentees) |\n| --- | --- |\n| Participants | 15 (8/7) |\n| Women | 7 (3/4) |\n| Clinical | 6 (3/3) |",
    "7",
  ),
  results(
    "| Characteristic | n (%) |\n| --- | --- |\n| Woman | 7 (46.7) |\n| Man | 8 (53.3) |",
    "| Characteristic | n (%) |\n| --- | --- |\n| Woman | 9 (60.0) |\n| Man | 6 (40.0) |",
    "7",
  ),
  results(
    "| Code | Participants | Mentors | Mentees |\n| --- | --- | --- | --- |\n| Credit-taking | 8/15 | 5/7 | 3/8 |\n| Errands | 3/15 | 1/7 | 2/8 |",
    "| Code | Participants | Mentors | Mentees |\n| --- | --- | --- | --- |\n| Credit-taking | 8/15 | 5/7 | 3/8 |\n| Errands | 7/15 | 5/7 | 2/8 |",
    "3 of 15",
  ),
  results(
    "The codes “Credit-taking” (8 participants) and “Errands” (3 participants) marked what went wrong.",
    "The codes “Credit-taking” (8 participants) and “Errands” (9 participants) marked what went wrong.",
    "3",
  ),
  results(
    "Hierarchy and fear was coded for 11 participants, Disagreements that sit for eight and Promises broken for five.",
    "Hierarchy and fear was coded for 11 participants, Disagreements that sit for eight and Promises broken for ten.",
    "5",
  ),
  results(
    "Twelve participants or more spoke under each main theme; the code “Sponsorship” was applied to seven of the 15.",
    "Twelve participants or more spoke under each main theme; the code “Sponsorship” was applied to twelve of the 15.",
    "7 of 15",
  ),
  results(
    "Six of seven mentors and all eight mentees contributed to the theme “A name opens doors before any advice does”.",
    "Four of seven mentors and all eight mentees contributed to the theme “A name opens doors before any advice does”.",
    "6 of 7",
  ),
  results(
    "About a quarter of participants (4/15) gave accounts placed under the subtheme “What is settled in the evening is heard on Monday”.",
    "A quarter of participants gave accounts placed under the theme “Propriety is paid for, mostly by women”.",
    "13 of 15",
  ),
  results(
    "Two thirds of participants contributed to the subtheme “Time is taken from somewhere else”.",
    "One in five participants contributed to the subtheme “Time is taken from somewhere else”.",
    "10 of 15",
  ),
  results(
    "Analysis resulted in six main themes, with seven subthemes between them.",
    "Analysis resulted in five main themes, with seven subthemes between them.",
    "6",
  ),
  results(
    "*That he had been watching. That is the thing, na, somebody was watching and I did not know it.* (Mentor 1)",
    "*That he had been listening. That is the thing, na, somebody was listening and I did not know it.* (Mentor 1)",
    "watching",
  ),
  results(
    "A man among the mentees spoke of debt: *I have it in the back of the diary, each rupee, he doesn't know.* (Mentee 6)",
    "A man among the mentees spoke of debt: *I have it in the back of the diary, each rupee, he doesn't know.* (Mentee 3)",
    "Mentee 6",
  ),
  results(
    "“In the department I am always translating, I laugh one second late” (a male mentee).",
    "“In the department I am always translating, I laugh one second late” (a female mentee).",
    "man",
  ),
  results(
    "“I have never put my name on a paper I did not earn” (a mentor).",
    "“I have never put my name on a paper I did not earn” (a mentee).",
    "Mentor 1",
  ),
  results(
    "As one senior man put it, “A mentor is not a matchmaker” (professor, clinical).",
    "As one senior man put it, “A mentor is not a matchmaker” (lecturer, clinical).",
    "professor",
  ),
  results(
    "A woman who mentors said: “I said I had taken something of hers and spent it.”",
    "A male mentor said: “I said I had taken something of hers and spent it.”",
    "woman",
  ),
  results(
    "“I gave up the clinic!” (Mentor 1).",
    "“More careers were made over that tea than in any committee” (Mentor 9).",
    "no such participant",
  ),
  results(
    "“Day or night, they have my number” (Mentor 1).",
    "“He would ring me on a Sunday only to ask what I had read that week” (Mentor 1).",
    "is in no transcript",
  ),
  results(
    "“I watch them for six months on the wards, how they talk to the sweeper, whether they read” (Mentor 1).",
    "“I watch them for six months in the theatre, to see whether they take the blame and talk less” (Mentor 1).",
    "transcript",
  ),
  results(
    "Nobody among the mentors was silent on repair: all seven spoke under “Repair begins when the senior speaks first”.",
    "Only two mentors spoke under “Repair begins when the senior speaks first”.",
    "7 of 7",
  ),
];

/** Of the demo study faculty, written after the rest was read as it is. */
export const laterFacultyPairs: readonly SentencePair[] = [
  methods(
    "Between them, the interviews yielded 76 codes, sorted into six themes.",
    "Between them, the interviews yielded 76 codes, sorted into four themes.",
    "6",
  ),
  methods(
    "Our participants consisted of 15 faculty members (seven mentors, eight mentees).",
    "Our participants consisted of 19 faculty members (seven mentors, eight mentees).",
    "15",
  ),
  methods(
    "Interviewing began in February 2024 and the last interview was on 27 November 2024.",
    "Interviewing began in February 2024 and the last interview was on 3 December 2024.",
    "2024-11-27",
  ),
  methods(
    "Three participants preferred to be interviewed by video call, while twelve were seen in person.",
    "Six participants preferred to be interviewed by video call, while nine were seen in person.",
    "3",
  ),
  methods(
    "Face-to-face interviews (n = 12) were held in offices, laboratories and, once, on a bench.",
    "Face-to-face interviews (n = 10) were held in offices, laboratories and, once, on a bench.",
    "12",
  ),
  methods(
    "Of the fifteen interviews, eight were led by BO and seven by AT.",
    "Of the fifteen interviews, six were led by BO and nine by AT.",
    "8",
  ),
  methods(
    "One author (BO) interviewed eight participants; another (AT) interviewed seven.",
    "One author (BO) interviewed four participants; another (AT) interviewed eleven.",
    "8",
  ),
  methods(
    "To check the codebook, a second researcher coded five interviews.",
    "To check the codebook, a second researcher coded ten interviews.",
    "5",
  ),
  methods(
    "A third of the transcripts was double-coded.",
    "Two thirds of the transcripts were double-coded.",
    "5 of 15",
  ),
  methods(
    "Nine questions made up the interview guide.",
    "Thirteen questions made up the interview guide.",
    "9",
  ),
  methods(
    "Eleven participants replied to the summary of themes.",
    "Only five participants replied to the summary of themes.",
    "11",
  ),
  methods(
    "The themes were sent back to participants, and eleven responded.",
    "Participants were not asked to comment on the findings.",
    "member check",
  ),
  methods(
    "Twenty-five people were invited; eight declined and two did not answer.",
    "Thirty people were invited; eight declined and two did not answer.",
    "25",
  ),
  methods("Women made up 47% of the sample (7/15).", "Women made up 33% of the sample (5/15).", "7"),
  methods(
    "Among the mentors, four were men and three were women.",
    "Among the mentors, two were men and five were women.",
    "4",
  ),
  methods("Four of the mentees were women.", "Six of the mentees were women.", "4"),
  results(
    "“Trust is counted in pages read by Sunday” ran through all 15 interviews, and “Propriety is paid for” through 13.",
    "“Propriety is paid for” was a theme in the accounts of seven participants.",
    "13",
  ),
  results(
    "Nine participants spoke of Saying sorry downwards (code), eight of Credit-taking (code).",
    "The code Credit-taking was applied to 13 of 15 participants and the code Saying sorry downwards to nine.",
    "8",
  ),
  results(
    "Eight participants (53%) gave accounts coded “What people say”.",
    "Eleven participants (73%) gave accounts coded “What people say”.",
    "8",
  ),
  results(
    "One mentor, a man, had a tin: *Everyone knows the tin. You take, and nobody writes* (Mentee 6, lecturer, basic science).",
    "One mentor, a man, had a tin: *Everyone knows the tin. You take, and nobody writes* (Mentee 6, professor, basic science).",
    "lecturer",
  ),
  results(
    "“I have three daughters. One thinks about such things differently then” (male professor).",
    "“I have three daughters. One thinks about such things differently then” (female professor).",
    "man",
  ),
  results(
    "One mentee explained: “He built my English. I say a thing, he turns it, and he asks, is this you.”",
    "One mentor explained: “He built my English. I say a thing, he turns it, and he asks, is this you.”",
    "mentee",
  ),
  results(
    "“Upwards we all learnt” (Mentor 1).",
    "“I would not have lasted a year here without somebody to tell me which doors were open” (Mentee 2).",
    "is in no transcript",
  ),
  results(
    "“I was mopping. There was a leak in the seminar room” (Mentee 6).",
    "“I was mopping. There was a leak in the seminar room” (Participant 22).",
    "no such participant",
  ),
  results(
    "| Theme | n | Mentors (n = 7) | Mentees (n = 8) |\n| --- | --- | --- | --- |\n| Propriety is paid for, mostly by women | 13 | 6 | 7 |\n| A name opens doors before any advice does | 14 | 6 | 8 |",
    "| Theme | n | Mentors (n = 7) | Mentees (n = 8) |\n| --- | --- | --- | --- |\n| Propriety is paid for, mostly by women | 13 | 6 | 7 |\n| A name opens doors before any advice does | 14 | 4 | 8 |",
    "6",
  ),
  results(
    "| | Mentors | Mentees |\n| --- | --- | --- |\n| Women, n (%) | 3 (43) | 4 (50) |\n| Clinical department | 3 | 3 |",
    "| | Mentors | Mentees |\n| --- | --- | --- |\n| Women, n (%) | 5 (71) | 4 (50) |\n| Clinical department | 3 | 3 |",
    "3",
  ),
  methods(
    "All interviews were audio- or video-recorded and transcribed; twelve of them had been held in person.",
    "All interviews were held in person and audio-recorded.",
    "12",
  ),
  methods(
    "Two coders worked on five of the transcripts; the lead coder read all fifteen.",
    "Both researchers coded all transcripts.",
    "5 of 15",
  ),
];

/** Sentences that are true, or speak of something else, however much they look like claims. */
export const innocent: readonly string[] = [
  "The three groups of codes were tried on two interviews by both coders.",
  "Each interview lasted less than an hour, and three interruptions were noted.",
  "The university has some 400 teachers in nine departments and two hospitals.",
  "The ethics committee approved the study in January 2024, before the first interview was held.",
  "In May 2024 two team members met to compare the first codings of the interviews.",
  "A half of the afternoon was set aside for each interview.",
  "Participants could choose between face to face and video call.",
  "The guide was revised after four interviews, when two questions were dropped and three added.",
  "Two of the interviewers’ colleagues read three transcripts each to learn the method.",
  "AT, who holds a medical degree, and BO, a sociologist, discussed five interviews each week.",
  "In one of the interviews a mentor took two telephone calls.",
  "About half of the interview was given to questions of trust.",
  "Mentees had been in post for three years on average, and two had moved from other cities.",
  "A quarter of the participants’ answers to the first question concerned rank.",
  "A previous study of 40 mentors by video call found five themes.",
  "NV, who did not conduct interviews, read ten transcripts with labels only.",
  "Four participants were interviewed in early 2024, and eleven from August on.",
  "Three women spoke at length; two men fell silent; one lecturer wept.",
  "Findings from two earlier surveys were not shared with us.",
];

/** Of the demo study hiv. */
export const hivPairs: readonly SentencePair[] = [
  methods(
    "Twelve health workers were interviewed: four nurses, two pharmacists, three data capturers and three facility managers.",
    "Fourteen health workers were interviewed: four nurses, two pharmacists, three data capturers and three facility managers.",
    "12",
  ),
  methods(
    "The sample was made up of four nurses, three data capturers, three managers and two pharmacy staff.",
    "The sample was made up of six nurses, three data capturers, three managers and two pharmacy staff.",
    "4",
  ),
  methods(
    "We spoke with 12 health-care workers from three provinces.",
    "We spoke with 16 health-care workers from three provinces.",
    "12",
  ),
  methods(
    "All but one of the interviews were face-to-face; one was held by video call.",
    "All but one of the interviews were face-to-face; four were held by video call.",
    "1",
  ),
  methods(
    "Most interviews (n = 7) were conducted by LM; PL conducted three and NT two.",
    "Most interviews (n = 7) were conducted by LM; PL conducted one and NT four.",
    "3",
  ),
  methods(
    "Fieldwork ran between February and May 2023.",
    "Fieldwork ran between March and August 2023.",
    "2023-02 to 2023-05",
  ),
  methods(
    "The last interview took place on 23 May 2023.",
    "The last interview took place on 30 June 2023.",
    "2023-05-23",
  ),
  methods("Of the 17 staff approached, five refused.", "Of the 17 staff approached, two refused.", "5"),
  methods(
    "The structured guide had eight questions, put to everybody in the same order.",
    "The structured guide had ten questions, put to everybody in the same order.",
    "8",
  ),
  methods(
    "Two of the twelve interviews were coded a second time, independently, by PL.",
    "Six of the twelve interviews were coded a second time, independently, by PL.",
    "2",
  ),
  methods(
    "Themes were checked with seven of the participants by telephone.",
    "No member checking was done.",
    "member check",
  ),
  methods("Thirty codes in five groups were used.", "Altogether the codebook held 41 codes.", "30"),
  methods(
    "A third of the interviewees (4/12) were nurses.",
    "Half of the interviewees were nurses.",
    "4 of 12",
  ),
  results(
    "Sitting in was described by nine health workers, all four nurses among them.",
    "The code “Sitting in” was found in the accounts of five health workers.",
    "9",
  ),
  results(
    "The phone call (9/12), The empty shelf (3/12) and Lists put right (2/12) were codes of what mentors did or could not do.",
    "The phone call (9/12), The empty shelf (8/12) and Lists put right (2/12) were codes of what mentors did or could not do.",
    "3 of 12",
  ),
  results(
    "“She never asked for folders that day” (a nurse).",
    "“She never asked for folders that day” (a pharmacist).",
    "Nurse 1",
  ),
  results(
    "Nurse 1 put it better: *In age she could be my child, and she's the one teaching, so it's confusing.*",
    "Nurse 3 put it better: *In age she could be my child, and she's the one teaching, so it's confusing.*",
    "Nurse 1",
  ),
  results(
    "All three facility managers had learnt from a case (code “The case as classroom”).",
    "None of the facility managers had learnt from a case (code “The case as classroom”).",
    "3 of 3",
  ),
];

/** Of the demo study near-peer. */
export const nearPeerPairs: readonly SentencePair[] = [
  methods(
    "Seven junior doctors took part in one focus group.",
    "Nine junior doctors took part in one focus group.",
    "7",
  ),
  methods(
    "The group was made up of four women and three men.",
    "The group was made up of five women and two men.",
    "4",
  ),
  methods(
    "The discussion was held on 13 March 2024 and lasted 45 minutes.",
    "The discussion was held on 20 April 2024 and lasted 45 minutes.",
    "2024-03-13",
  ),
  methods("The group was moderated by TA.", "The group was moderated by IH.", "Tess Amberley"),
  methods(
    "The transcript was returned to all seven participants, four of whom replied.",
    "The transcript was returned to all seven participants, six of whom replied.",
    "4",
  ),
  methods(
    "A single researcher coded the transcript.",
    "The transcript was coded by two researchers independently.",
    "1",
  ),
  methods(
    "The sample included three foundation year 1 doctors and two core trainees.",
    "The sample included five foundation year 1 doctors and two core trainees.",
    "3",
  ),
  results(
    "“The patients, I was not so afraid of the patients. It was the system” (a core trainee).",
    "“The patients, I was not so afraid of the patients. It was the system” (a foundation year 1 doctor).",
    "core trainee",
  ),
];
