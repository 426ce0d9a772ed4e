/** Pages to begin with; each can be read and all its examples hold. */
const F = "```";

export const TEMPLATES = {
  cue: `# asks-for-callback
The customer asks to be rung back, so that they need not hold the line.

## Kind
cue

## Title
Asks to be rung back

## Why it matters
Whoever asks to be rung back has no time to hold. It is easily granted, and easily forgotten.

## Say
Name a time that you can keep, and read the number back.

## Phrases
${F}
# who is to ring, and whom
(can|could|will|would) (you|somebody|someone|anybody) (ring|call|phone) me back :: anyhow
(please|just) (ring|call|phone) me back
(want|like|need) a callback :: anyhow
(arrange|get|have) a callback :: anyhow
${F}

## Heard
### Asked plainly
- Customer: **Can somebody call me back** this afternoon?
### As a wish
- Customer: I would **like a callback** rather than hold any longer.

## Not heard
### They ring again themselves
- Customer: I will call you back when I have found the letter.
### An ordinary sentence
- Customer: The parcel came this morning.

## Known misses
“Ring me at four” names a time and no “back”.
`,
  feeling: `# fed-up
The customer says, in a word of the house's own callers, that they have had enough.

## Kind
feeling

## Title
Fed up

## Why it matters
Who has had enough is about to leave. What went before has to be named before anything is offered.

## Say
Name what they went through, in their words, before you look into it.

## Phrases
${F}
fed up (with|of)?
had it up to here
sick and tired of
doing my head in
${F}

## Heard
### With what
- Customer: I am **fed up with** ringing you about the same bill.
### As the callers say it
- Customer: This website is **doing my head in**.

## Not heard
### It is denied
- Customer: I'm not fed up, I just want to know when it comes.
### An ordinary sentence
- Customer: Could you send me the bill again?

## Known misses
Weariness without a set word: “here we go again”.
`,
  technique: `# offers-callback
The agent offers to ring back, with a time, so that the customer need not hold the line.

## Kind
technique

## Title
Offers to ring back

## When
The answer takes longer than somebody should hold.

## Why it matters
Holding is time that the customer does not get back.

## Say
Name a time that you can keep, and the number that you will ring.

## Risk
An offer without a time is one more wait.

## Phrases
${F}
# anybody here who rings, and when
who = i|we|somebody|a colleague
later = today|tonight|tomorrow|at <number>|by <number>|this (morning|afternoon|evening)
<who> (can|could|will|am going to) (ring|call|phone) you (back)? <later> :: anyhow
(want|like) (me|us) to (ring|call|phone) you (back)? :: anyhow
${F}

## Heard
### With a time
- Customer: How long does that take?
- Agent: Ten minutes or so. **I'll ring you back at 4**, so you don't have to hold.
### Asked
- Agent: Would you **like me to call you back**?

## Not heard
### It was done before
- Agent: We rang you back on Friday.
### The customer is to ring
- Agent: You can ring us back at any time.
### An ordinary sentence
- Agent: It was posted this morning.

## Known misses
An offer without “you”: “happy to ring at four”.
`,
  pitfall: `# points-to-website
The agent sends somebody who is already talking to them to the website.

## Kind
pitfall

## Title
Sends them to the website

## Why it matters
Who rings or writes has often been there already. It sounds as if they were too much trouble.

## Say
Do it for them, or stay with them while they do it.

## Phrases
${F}
(you can|please|just) (find|see|check|look at|go to|visit) _3 (website|web site|faq|help pages) :: anyhow
(it is|that is|it is all) on (our|the) (website|web site)
${F}

## Heard
### Sent away
- Customer: How do I change my tariff?
- Agent: **You can find it on our website**.
### As if it were known
- Agent: **It is all on our website**, under Tariffs.

## Not heard
### They do it together
- Agent: I have the page open too; what do you see?
### The website is the matter
- Agent: The website was down this morning, and I am sorry about that.

## Known misses
A bare address: “heard.example/help”.
`,
  blank: `# a-code-of-yours
What is heard, in a sentence or two.

## Kind
cue

## Title


## Why it matters


## Say


## Phrases
${F}

${F}

## Heard
### 
- Customer: 

## Not heard
### 
- Customer: 
### An ordinary sentence
- Customer: 
`,
} as const;

export type Template = keyof typeof TEMPLATES;
