/** What a page's folder holds before its first command: a path of the project, and its name there. */
export const starts: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  "docs/tour.md": [
    ["fixtures/faculty/transcripts", "interviews"],
    ["fixtures/faculty/codebook.yaml", "codebook.yaml"],
    ["fixtures/tour/codings.csv", "codings.csv"],
    ["fixtures/tour/survey.csv", "survey.csv"],
    ["fixtures/tour/people.csv", "people.csv"],
  ],
  "docs/tutorial.md": [["fixtures/near-peer/transcripts/focus-group.txt", "focus-group.txt"]],
  "docs/migrating.md": [["fixtures/faculty/transcripts", "exported"]],
  "docs/importing.md": [
    ["fixtures/faculty/transcripts", "interviews"],
    ["fixtures/tour/survey.csv", "survey.csv"],
  ],
  "docs/coding.md": [
    ["fixtures/faculty/transcripts", "interviews"],
    ["fixtures/faculty/codebook.yaml", "codebook.yaml"],
  ],
  "docs/reviewing.md": [["fixtures/papers", "papers"]],
};
