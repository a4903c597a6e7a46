/** Two short interviews; turns of participants are the even ones. */
export const talks = {
  anna: [
    "Interviewer: How did you meet?",
    "Anna: She asked me what I wanted, and nobody had asked me that before.",
    "Interviewer: What did it cost you?",
    "Anna: My evenings. I read the drafts at night because the days were full.",
  ].join("\n\n"),
  boris: [
    "Interviewer: How did you meet?",
    "Boris: He was late to every meeting, and I waited in the corridor for an hour.",
    "Interviewer: What did it cost you?",
    "Boris: Nothing that I would count. I was glad to have somebody who answered.",
  ].join("\n\n"),
};
