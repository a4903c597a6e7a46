import type { SpeakerRole } from "../../core/transcript.js";

const interviewer = `
  interviewer interviewers moderator facilitator researcher investigator host int mod fac iv
  entrevistador entrevistadora moderador moderadora facilitador facilitadora investigador investigadora
  pesquisador pesquisadora mediador mediadora
  enquêteur enquêteuse enquêtrice intervieweur intervieweuse modérateur modératrice animateur animatrice
  chercheur chercheuse facilitateur facilitatrice
  interviewerin interviewende interviewender moderatorin forscher forscherin befrager befragerin
  fragesteller fragestellerin
  interviewster gespreksleider gespreksleidster onderzoeker
  intervistatore intervistatrice moderatore moderatrice ricercatore ricercatrice facilitatore facilitatrice
  conduttore conduttrice
  badacz badaczka ankieter ankieterka moderatorka prowadzący prowadząca wywiadowca
  intervjuare intervjuaren forskare forskaren samtalsledare samtalsledaren
  görüşmeci mülakatçı moderatör araştırmacı kolaylaştırıcı
  المحاور المحاورة الباحث الباحثة الميسر الميسرة محاور محاورة باحث باحثة
  साक्षात्कारकर्ता शोधकर्ता संचालक प्रश्नकर्ता
  انٹرویور انٹرویو_لینے_والا انٹرویو_لینے_والی محقق محققہ سوال_کنندہ میزبان
  访谈者 访问者 采访者 访员 主持人 研究者 研究员 訪談者 訪問者 採訪者 訪員 研究員 主持 问 問
  インタビュアー 聞き手 調査者 司会 司会者 ファシリテーター モデレーター 質問者
  mhoji msaili mtafiti mwezeshaji msimamizi muulizaji
`;

const participant = `
  participant interviewee respondent informant speaker narrator part resp
  participante entrevistado entrevistada informante encuestado encuestada hablante
  respondente falante
  participante enquêté enquêtée interviewé interviewée répondant répondante informateur informatrice
  locuteur locutrice
  teilnehmer teilnehmerin teilnehmende teilnehmender befragte befragter interviewte interviewter
  interviewpartner interviewpartnerin proband probandin sprecher sprecherin
  deelnemer deelneemster geïnterviewde spreker
  partecipante intervistato intervistata rispondente informatore informatrice parlante
  uczestnik uczestniczka respondentka rozmówca rozmówczyni badany badana mówca mówczyni
  deltagare deltagaren intervjuperson intervjupersonen intervjuad talare talaren
  katılımcı görüşülen görüşülen_kişi cevaplayan yanıtlayan konuşmacı
  المشارك المشاركة المستجيب المستجيبة المبحوث المبحوثة المتحدث المتحدثة مشارك مشاركة
  प्रतिभागी उत्तरदाता साक्षात्कारदाता वक्ता
  شریک شرکت_کنندہ جواب_دہندہ مقرر شرکاء
  受访者 被访者 参与者 受訪者 被訪者 參與者 访谈对象 訪談對象 发言人 发言者 發言人 發言者 答
  参加者 回答者 被調査者 話し手 対象者 インタビュイー 話者 発言者
  mshiriki mhojiwa msailiwa mjibu mzungumzaji
`;

const other = `
  interpreter translator observer notetaker note_taker note-taker transcriber assistant research_assistant
`;

/** Voices that are nobody in particular; common words too, so that one alone does not make a speaker. */
const nobody = `
  unknown unknown_speaker unidentified unidentified_speaker inaudible unclear all everyone everybody group
  several multiple_speakers multiple crosstalk both
`;

const words = new Map<string, SpeakerRole>();
for (const [role, list] of [
  ["interviewer", interviewer],
  ["participant", participant],
  ["other", `${other}${nobody}`],
] as const) {
  for (const word of list.trim().split(/\s+/)) words.set(fold(word.replaceAll("_", " ")), role);
}

/** Lower case without the marks that are written or left out at will, single spaces: the form in which names are compared. */
export function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ı", "i")
    .replace(/[\u0307\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

const nobodies = new Set(
  nobody
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " ")),
);

/** Whether a name stands for no one person (All, Unknown speaker). */
export const isNobody = (name: string) => nobodies.has(fold(name));

const numberAtEnd = /[\s#._-]*(?:\d{1,4}|\b[a-z]|\b[ivx]{1,4})$/u;
const code =
  /^(?:(i|int|iv|mod|fac)|p|r|s|t|f|m|k|b|e|ip|sp|spk|id|part|resp|speaker|teiln|tn|vp)[\s#._-]?\d{1,4}$/;

/**
 * The role that a name itself states: `Interviewer 2`, `Moderatorin`, `P07`, `受访者`. Null for a
 * name of a person. The bare letters I, P and R are codes too; whether `I` asks depends on who else
 * speaks, which `findSpeakers` knows.
 */
export function statedRole(name: string): SpeakerRole | null {
  const whole = fold(name).replace(/\s*[([].*$/, "") || fold(name);
  const exact = words.get(whole);
  if (exact !== undefined) return exact;
  if (whole === "i") return "interviewer";
  if (whole === "p" || whole === "r") return "participant";
  const coded = code.exec(whole);
  if (coded !== null) return coded[1] === undefined ? "participant" : "interviewer";
  const bare = whole.replace(numberAtEnd, "");
  const numbered = words.get(bare);
  if (numbered !== undefined) return numbered;
  const parts = bare.replace(/^(?:the|der|die|das|el|la|le|de|il|o|a)\s+/, "").split(" ");
  if (parts.length > 3) return null;
  return words.get(parts[0] ?? "") ?? words.get(parts.at(-1) ?? "") ?? null;
}
