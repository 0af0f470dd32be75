"""What hurried people write in English, as patterns for the modules that read each meaning.

All are joined into patterns that ignore case; an apostrophe may be missing (isnt, wont).
"""

_NOT = r"(?:n['’]?t|(?<!can) not|(?<=can) ?not)"
_FINISHED = (
    r"(?:done|completed?|finished|finali[sz]ed|closed(?: out)?|wrapped up|sorted(?: out)?|all set"
    r"|in place|up and running|accomplished|achieved|connected|opened|live|operational|in (?:use"
    r"|operation)"
    r"|set up(?! (?:an?|the)\b))"
)
_FINISH = (
    rf"(?:finish|be finished|complete|do|get|make|meet|be ready|be(?:en)? {_FINISHED}"
    r"|achieve|reach)"
)
_BEGUN = r"(?:started|begun|touched|kicked off|commenced)"
_START, _END = r"(?<![A-Za-z])", r"(?![A-Za-z])"

DONE = rf"{_START}(?:{_FINISHED}(?! of\b)|(?:is|now) open){_END}"
LATER = (
    r"will|expect|plan|almost|nearly|about to|to be|going to|hope|should|by\b|aim|soon\b|once\b"
    r"|when\b"
    r"|until\b|must|needs? to|most(?:ly)?\b|largely|part(?:ly|ially)\b|half|more or less"
    r"|pretty much"
    r"|basically|virtually|practically|not quite|getting|trying|supposed to|before\b|\b(?:can|could"
    r"|would"
    r"|might|may) |\bif\b|waiting|close to|being|doubt|think"
)
NEARLY = (
    r"almost|nearly|probably|I think|mostly|largely|more or less|pretty much|basically|virtually"
    r"|practically|might|maybe|doubt|unsure|think|supposedly|they say|I (?:guess|believe|suppose"
    r"|heard|hope)|should be"
)
UNDONE = (
    rf"{_START}not (?:yet |quite |fully |completely |entirely |all |really |been |even )*"
    rf"(?:{_FINISHED}|ready|there|live){_END}"
    rf"|{_START}(?:is|has|have|are|was|were|had|did|do|does){_NOT}"
    rf"(?: (?:yet|quite|fully|completely|really|all|been|be|even|actually|it|this|that|we|still))*"
    rf" (?:{_FINISHED}|finish|complete|do(?: it| this)?|ready){_END}"
    rf"|{_START}(?:is|are|has|have|was|does|do){_NOT}(?: yet)?(?=\s*[.!~,;]*\s*$)"
    r"|\bnot yet(?=\s*[.!~]*$)"
    r"|unfinished|incomplete|still to be done"
)
NOT_STARTED = (
    rf"{_START}not (?:even |yet |been |really |actually )*{_BEGUN}"
    rf"|{_START}(?:is|has|have|are|was|did){_NOT}(?: (?:even|yet|been|really"
    rf"|actually))* (?:{_BEGUN}|start|begin)"
    rf"|{_START}(?:yet|still) to (?:start|begin|be started)|to be started|untouched"
    rf"|{_START}no (?:progress|action|start|work|movement)\b(?! issue)|{_START}nothing (?:yet"
    r"|so far|done"
    r"|started|has been done)"
)
BLOCKED = (
    rf"{_START}(?:blocked|stuck|stalled|held up|on hold|halted|paused|suspended|deadlocked"
    r"|(?:(?:ca|could|wo|would)n['’]?t|cannot|can not) (?:(?:be|possibly|yet"
    rf"|actually) )*(?:proceed|connect|start|continue|{_FINISHED}|{_FINISH})"
    rf"|(?:will|would) not (?:be )?(?:able|{_FINISHED}|{_FINISH})|(?:unable|not able"
    rf"|no way) to (?:{_FINISH}|start|proceed|connect)"
    r"|(?:please|pls) (?:help|coordinate|assist|support)|needs? (?:[\w'’]+ ){0,3}?(?:help"
    r"|coordination|support|assistance)|(?:a?waiting)(?: for"
    r"| on)?"
    r"|no (?:equipment|budget|funds?|funding|money|staff|space|room|people|manpower|response|reply"
    r"|venue)"
    r"|lack(?:s|ing)?(?: of)?|short of (?:staff|money|funds|people|hands)"
    r"|(?<!no )(?<!any )(?<!without )"
    r"(?:problem|issue|trouble|obstacle|difficult)(?:s|y|ies)?(?: with)?)" + _END
)
HELD_UP = (
    r"\b(?:blocked|stuck|on hold|stalled|held up|ca ?n['’]?t|cannot|wo ?n['’]?t|unable|will|not|be"
    r"|do|done"
    r"|finish(?:ed)?|completed?|make|to|it|in|time|by|the|deadline|needs?|help|support"
    r"|coordination)\b|\s"
)
"""Words that say that something is held up, but not by what."""
NOT_APPLICABLE = (
    rf"{_START}(?:n/a|n\.a\.|exempt(?:ed)?|not applicable|does(?:n['’]?t| not) (?:apply|concern"
    r"|involve)"
    r"|(?:is|are)n['’]?t (?:ours|for us|our \w+)|not (?:ours|for us|relevant|our (?:responsibility"
    r"|duty|task|job|remit|business|department))"
    rf"|nothing to do with us|(?:was |were |already )*{_FINISHED} (?:last year|in 20\d\d"
    r"|before (?:this|the) (?:notice|year))"
    r"|no such (?:task|business|service)"
    r"|we (?:don['’]?t|do not) (?:have|do|handle) (?:this|that|it|any))" + _END
)
LAST_YEAR = r"last year|in 20\d\d"
IN_PROGRESS = (
    rf"{_START}(?:in progress|in hand|ongoing|on ?going|under ?way|under (?:construction|review"
    r"|development)"
    r"|working|work in progress|wip|in the works|progressing|proceeding|advancing|(?:some|good"
    r"|making) progress"
    r"|on (?:track|schedule|target|course)|as planned|started|begun|began|kicked off|partly"
    r"|partially|part|half(?:way)?"
    r"|getting there|continuing|preparing|testing|installing|rolling out|finali[sz]ing|wrapping up"
    r"|finishing(?: up)?"
    r"|almost|nearly|not quite|on it|being \w+ed|being (?:done|set|built)|(?:was |were )?ordered"
    r"|contract signed|tender(?:ing)?"
    r"|(?:in|under|at the) (?:\w+ )?(?:review|approval|procurement|testing|installation|stage)"
    r"|delayed"
    r"|behind(?: schedule)?|running late|slipping"
    r"|to go|left to do|just needs?)" + _END
)
MEASURED = r"(?:third|quarter)s?\b|\bper ?cent\b|\bpct\b|\bhalf\b|\bpart"
STILL_TO_COME = (
    r"\b(?:except|apart from|other than|bar|minus|save for|just needs?|to follow|pending"
    r"|remaining|still)\b"
)
# can't be done by end of April: the day is the due one.
MISSED = r"(?:n['’]?t|\b(?:not|unable|cannot|no))\b(?:(?!\b(?:but|will|expect|now)\b)[^,.;]){0,40}$"
CONDITION = r"\bif\b|\bonce (?=\w+ \w)(?!so far|this|already)|\bwhen\b|\bas soon as\b"

_MORE = (
    r"(?:another(?: (?:\d+|two|three|four|five|six|ten|few|couple of))?"
    r"|(?:\d+|one|two|three|four|five|six|ten|a few|a couple of|some|a bit)"
    r" (?:more|extra|additional|further))"
)
EXTENSION = (
    r"(?<!no )(?<![a-z])(?:extend|extension|postpone|defer|reschedul|push(?:ed)? (?:it |this )?back"
    r"|put off"
    r"|(?:more|extra|additional) time|a later date|a new (?:date|deadline)"
    r"|(?:have|give (?:us|me)|need|want) (?:it |this )?(?:until|till)|move (?:the )?(?:deadline"
    r"|due date|date)"
    r"|(?:needs?|want|have|give (?:us|me)|take|request(?:ing)?) (?:us "
    rf"|me )?{_MORE} (?:working )?(?:day|week|month|fortnight)"
    r"|(?:days?|weeks?|months?) more\b|\b(?:push|delay|shift|move) [^,.;]{1,12}? (?:to|until"
    r"|till)\b"
    r"|request to delay)"
)
NO_EXTENSION = (
    r"(?:n['’]?t|not|no|without|never)(?: (?:need|want|require|to|for|an?|any|ask|asking|going|have"
    r"|be|us|it))*"
    r" (?:extend|extension|postpon|more time|extra time)"
)
_SUBJECT = (
    r"(?:it|this|that|there|the|they|we|you|I|he|she|task|tasks|item|my|our|your|any|all|every|each"
    r"|no"
    r"|anyone|everyone|everybody|somebody|\d)"
)
QUESTION = (
    r"^\s*(?:my|open|overdue|all) (?:tasks?|duties|items?)\s*$"
    r"|^\s*task \d+ (?:status|progress)\s*$"
    r"|^\s*(?:please )?(?:explain|describe)\b"
    r"|^\s*(?:who|what|whose|which|how|why|where)(?:s|['’]s)?\b|^\s*when(?:['’]?s| (?:is|are|was|do"
    r"|does|did|will|can|should|must))\b"
    r"|^\s*(?:is|are|was|were|has|have|did|does|do|can|could|will|would|should|may|shall"
    rf"|am) {_SUBJECT}"
    r"|^\s*(?:show|list|tell me|remind me|let me (?:know|see)|(?:I )?(?:want|would like"
    r"|need) to know|any(?:thing|one|body)?)\b"
    r"|^\s*(?:please )?(?:check|look up)\b"
    r"|^\s*(?:the )?(?:current )?(?:status|progress|state|deadline|due date|news|update)(?: of| on"
    r"| for)?"
    r" (?:the )?(?:tasks?|items?|no\.?|number|#)? ?#?\w{1,7}\s*$|(?:what|who|how|when)(?:\s*[.!]*$)"
)
DOUBT = (
    r"maybe|I (?:think|guess|believe|suppose)|probably|not sure|perhaps|might|not certain|possibly"
)
ACK = (
    r"\b(?:ok|okay|roger(?: that)?|noted|got (?:it|this|that)|gotcha|received|acknowledged?|ack"
    r"|understood|copy(?: that)?"
    r"|copied|seen(?: it)?|read|will do|will comply|wilco|on it|confirmed|sure|alright|all right"
    r"|fine|yes|yep|no problem)\b"
)
WEAK_ACK = r"ok|okay|sure|yes|yep|fine|alright|all right|on it|no problem"
POLITE = (
    r"\b(?:(?:many |thank you |with )?thanks?(?: you)?(?: (?:a lot|very much|so much))?|thx|ty"
    r"|cheers|and|with"
    r"|for (?:the|your) (?:reminder|notice|message|info|information|update)|all|sir|madam|dear"
    r"|chief|director"
    r"|(?:we|I)(?:['’]?ve| have)?|message|notice|reminder|task|the|this|it|just|well|much|very)\b"
)
CORRECTION = (
    r"correction|typo|should (?:be|read|have been)(?= (?:about )?(?:\d|[a-z]+[- ]?[a-z]* per|not\b"
    r"|an?\b))"
    r"|should have been|I meant|wrong|mistyped|(?:my|a) mistake|my bad|meant to (?:say|write|send)"
    r"|\d%? (?:not|instead of|rather than) \d"
)
NIL = (
    r"(?:(?:we have|our|my) )?(?:(?:for |in )?(?:the )?(?:{month}|this month)(?:['’]s)?:? )?"
    r"(?:(?:return|report) (?:is )?)?(?:our |a )?"
    r"(?:nil(?: returns?| reports?)?|none|nothing(?: to report)?|zero(?: (?:cases?|returns?"
    r"|items?))?"
    r"|no (?:cases?|data|business|figures?|applications?|items?|returns?)(?: (?:handled|received"
    r"|processed|at all))?)"
    r"(?: (?:to report|reported))?(?: (?:for |in )?(?:the )?(?:{month}|this month|month))?"
).replace("{month}", r"(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*")
COURTESY = (
    r"hello|hi|hey|bye|good ?(?:morning|afternoon|evening|day|night)|thanks?(?: you)?|thx|ty|cheers"
    r"|welcome|no worries"
    r"|(?:much )?appreciated|dear|sir|madam|chief|director|all|everyone|colleagues?|there"
    r"|have a (?:nice|good|great) \w+"
    r"|happy new year|(?:very|so) much|a lot"
)
COURTEOUS = (
    r"hello|\bhi\b|hey|bye|thank|thx|cheers|good ?(?:morning|afternoon|evening|day|night)|welcome"
    r"|no worries|appreciated"
    r"|have a|happy"
)
RETRACTION = (
    r"please|undo|retract|withdraw|disregard|ignore|scrap|cancel|delete|remove|recall|forget|take"
    r"|back|(?:I |was )?sent"
    r"|by mistake|sorry|oops|wrong|that|this|it|my|the|last|previous|above|message|report|one|chat"
    r"|task|person|was|about|I|to|the"
    r"|a mistake"
)
TAKEN_BACK = (
    r"undo|retract|withdraw|disregard|ignore|scrap|cancel|delete|recall|forget|take (?:it|that"
    r"|this) back|by mistake"
    r"|wrong (?:one|chat|task|message|person)|was a mistake"
)
