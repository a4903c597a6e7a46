/** Words of English interviews that matter when questions are compared. All in lower case. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Function words, and words in which questions are wrapped: they weigh little. */
export const lightWords: ReadonlySet<string> = new Set(
  list(`
a an the this that these those there here it its i me my mine myself we us our ours you your yours yourself yourselves
he him his himself she her hers herself they them their theirs themselves one ones each other another somebody someone
something anybody anyone anything everybody everyone everything nobody nothing all both any some such
am is are was were be been being have has had having do does did done doing can could will would shall should may might must ought and or but nor so if because as while although though than whether of at by for with about against into through
to from up down in out on off over under upon onto within without along across around per again then once also just even
still yet already ever very too quite rather really actually only own same more most much many lot lots bit
well okay ok oh yes yeah yep please now maybe perhaps like say said tell told describe talk speak explain think thought
mean mind want wish ask asked question let lets first finally last next moving turn turning right sister sir madam
know guess suppose bring brings picture s t re ve ll d m thank thanks good morning afternoon evening
kind sort thing things way ways get got go going particular generally usually typically
`),
);

/** Words that stand in many questions about anything: they weigh half of what others do. */
export const commonWords: ReadonlySet<string> = new Set(
  list(`
feel make use work help take give find see look need time people person day year month week different change happen come
important good bad new old big small part place use try start begin mean name work world long end stop
`),
);

/** Who, when, how: two questions on one subject often differ only in these. */
export const askingWords: ReadonlySet<string> = new Set(list("who whom whose what which when where why how"));

/** Forms that no rule of endings takes to their base. */
export const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    learn: "learnt learned",
    teach: "taught",
    leave: "left",
    keep: "kept",
    get: "got gotten",
    bring: "brought",
    come: "came",
    go: "went gone",
    meet: "met",
    begin: "began begun beginning beginnings",
    feel: "felt",
    think: "thought",
    write: "wrote written",
    find: "found",
    make: "made",
    give: "gave given",
    take: "took taken",
    become: "became",
    understand: "understood",
    choose: "chose chosen choice choices",
    grow: "grew grown growth",
    know: "knew known knowledge",
    lead: "led",
    lose: "lost loss losses",
    pay: "paid",
    send: "sent",
    spend: "spent",
    stand: "stood",
    speak: "spoke spoken",
    hear: "heard",
    hold: "held",
    seek: "sought",
    deal: "dealt",
    mean: "meant",
    build: "built",
    buy: "bought",
    fight: "fought",
    fall: "fell fallen",
    drive: "drove driven",
    eat: "ate eaten",
    rise: "rose risen",
    run: "ran",
    see: "saw seen",
    say: "said",
    tell: "told",
    sell: "sold",
    sleep: "slept asleep sleeping",
    win: "won",
    break: "broke broken",
    forget: "forgot forgotten",
    child: "children",
    person: "people persons",
    man: "men",
    woman: "women",
    good: "better best",
    bad: "worse worst badly",
    expect: "expectation expectations",
    decide: "decision decisions",
    advise: "advice",
    practise: "practice practices",
    solve: "solution solutions",
    die: "death died dying",
    live: "life lives living",
    grief: "grieve grieving",
    believe: "belief beliefs",
    succeed: "success successes successful",
    move: "movement",
    difficult: "difficulty difficulties",
    describe: "description",
    explain: "explanation",
    relate: "relationship relationships relation relations",
  }).flatMap(([base, forms]) => forms.split(" ").map((form) => [form, base] as const)),
);

/**
 * Words that say the same in a question. A word stands in only one group; groups are small, since what
 * is near but not the same tells questions apart.
 */
export const sameMeaning: readonly (readonly string[])[] = [
  "job work post position role occupation employ duty task responsible responsibility",
  "learn teach skill acquire",
  "stay remain last keep persist endure survive",
  "stop end finish close cease withdraw discontinue",
  "start begin introduce launch announce beginning",
  "problem trouble difficult crisis emergency wrong stuck",
  "challenge obstacle barrier hinder hindrance hurdle prevent obstruct",
  "help support assist aid",
  "change differ different otherwise alter adapt",
  "improve better enhance",
  "expect imagine anticipate hope",
  "relate relationship rapport together",
  "visit appointment consultation",
  "handle cope manage deal tackle",
  "call phone ring telephone",
  "child kid",
  "parent mother father mum dad",
  "pupil student learner",
  "teacher tutor instructor",
  "boss supervisor manager",
  "colleague coworker teammate peer",
  "school classroom class",
  "family home household",
  "doctor physician clinician",
  "pain ache hurt",
  "feel emotion",
  "like enjoy pleasure",
  "hard tough",
  "dislike hate",
  "worry fear afraid anxious anxiety concern",
  "happy satisfied satisfaction content",
  "important matter significant importance",
  "choose decide pick",
  "money pay salary wage cost afford finance financial",
  "friend friendship",
  "influence affect impact effect",
  "advise recommend suggest advice recommendation",
  "benefit advantage gain profit",
  "drawback disadvantage downside weakness",
  "usual typical ordinary normal routine everyday",
  "future ahead",
  "young youth younger",
  "elderly older",
  "patient client",
  "facility clinic hospital",
  "company firm organisation organization employer business",

  "contact touch",
  "illness disease sickness condition",
  "treat treatment therapy therapist",
  "medicine medication drug tablet",
  "live life",
  "happen occur",
  "lack miss missing",
  "need require requirement",
  "trust rely confidence confide",
  "conflict argue disagree quarrel dispute",
  "lonely alone isolated loneliness isolation",
  "train training course",
  "rule regulation policy",
].map(list);

/** Words with which an interviewer says: I am listening. */
export const listening: ReadonlySet<string> = new Set(
  list(`
mm mmm mmhm mhm mm-hm mm-hmm hm hmm uh huh uh-huh uhhuh aha ah oh ooh ok okay yes yeah yep ya ja right sure exactly indeed
absolutely true great good fine nice lovely wow gosh brilliant excellent wonderful perfect interesting fascinating helpful
thanks thank you cheers so well and but really quite very much i see understand know that is that's it's it sounds sound was
of course all no oh dear sorry hear for sharing telling this that fair enough got it lol laughs genau klar aha danke
sí si claro vale gracias oui d'accord merci bien certo sim sì grazie obrigado obrigada tak nee dank bedankt hai
a the to be must have been hard difficult tough tiring amazing funny sad terrible awful kind impressive
problem listening worries take your time sorry go on
`),
);

/** Words that point back to what was just said: a short question with one of them asks on. */
export const pointingBack: ReadonlySet<string> = new Set(
  list(`
that this it then later more further else why so way mean meant example examples instance detail details elaborate expand clarify continue
next after afterwards feel felt happen happened happens specific exactly agree think react reacted reaction unpack
`),
);

/** Words of a question that asks on, whatever it is about: there is no subject in any of them. */
export const askingOn: ReadonlySet<string> = new Set([
  ...pointingBack,
  ...list(`
tell say said describe explain bit little happening before feeling sense case them do does did go on try reason particular
everybody everyone anybody anyone somebody others really curious interesting sounds sound give remember recall look looked
help helped walk through like way ways kind sort word words experience make made notice noticed
`),
]);
