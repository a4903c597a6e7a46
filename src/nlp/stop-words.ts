/** Words of English talk that say little about its subject: function words, hesitations, tags. */
const list = `
a an the this that these those
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones who whom whose which what
somebody someone something anybody anyone anything everybody everyone everything nobody nothing
am is are was were be been being have has had having do does did done doing
can could will would shall should may might must ought cannot
and or but nor so if because as while although though unless until since than whether
of at by for with about against between into through during before after above below to from up down
in out on off over under upon onto within without along across around near toward towards via per
again further then once here there when where why how all any both each few more most other others
another some such no not only own same too very also just even still yet already ever never always
often sometimes maybe perhaps quite rather really actually basically literally obviously definitely
probably pretty almost much many lot lots bit
um umm uh uhh uhm er erm ah eh oh ooh hm hmm mm mmm mhm huh yeah yep yes nope ok okay well
like know knew mean think thought guess suppose say says said saying go goes going gone went
get gets getting got gotten gonna wanna gotta kind kinda sort sorta thing things stuff
etc ie eg vs
`;

const stopWords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));

/** Whether a word, in lower case, is too common in talk to tell one subject from another. */
export const isStopWord = (word: string): boolean => stopWords.has(word);
