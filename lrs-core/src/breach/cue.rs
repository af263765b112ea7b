//! Phrases that say how something is meant, as data.

/// What a phrase is a sign of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cue {
    /// The writer ends: what follows is a signature.
    Closing,
    /// The writer begins: who is named here reads the message.
    Greeting,
    /// A line of a quoted message's head.
    QuotedHead,
    /// The writer is a learner.
    WriterIsLearner,
    /// The writer is a parent, or speaks of their own details as somebody else.
    WriterIsOther,
    /// The reader is a learner.
    ReaderIsLearner,
    /// A name that follows is a learner's.
    LearnerBefore,
    /// A name that follows may well be a learner's.
    ConcernsBefore,
    /// What stands before is a learner's name.
    LearnerAfter,
    /// A name that follows belongs to somebody at work.
    StaffBefore,
    /// Who stands before is at work.
    StaffAfter,
    /// A name that follows is a place or an organisation.
    PlaceBefore,
    /// Numbers here are likely about learners.
    LearnerTalk,
    /// A learner lives where follows.
    Lives,
    /// A gender, stated.
    GenderWord,
    /// A person was born when follows.
    BornOn,
    /// A date here is no birthday.
    NotBirth,
    /// Somebody is at work where follows.
    WorksAt,
    /// Two things are said to be about different people.
    ToldApart,
    /// A meeting or a door, whose code is no password of an account or file.
    Meeting,
    /// A password opens something.
    Opens,
    /// A course, grade or school of a learner.
    Detail,
    /// Somebody's account is used by somebody else.
    Sharing,
    /// An account is used; whose stands inside or behind.
    UsesAccount,
    /// Somebody logs in as whoever follows.
    LogsInAs,
    /// An account that is nobody's own.
    GenericAccount,
    /// It is not done, or must not be.
    Forbids,
    /// The portal, in whose matters an account is the LRS's.
    PortalTalk,
    /// A file here is closed by a password.
    EncryptedFile,
    /// An account's name and password follow together.
    LoginPair,
    /// What follows is a password described in words.
    Described,
}

/// Words that stand for one another in phrases.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("{login}", "login|logins|logon|logons|account|accounts|credentials|profile|signin|username|userid|user"),
    ("{your}", "your|yr|ur|yours"),
    ("{me}", "me|you|him|her|them"),
    ("{own}",
        "my|mine|our|his|her|hers|their|theirs|someone's|somebody|somebody's|someone|else's|colleague's",
    ),
    ("{learner}", "learner|student|candidate|pupil|apprentice|trainee|dysgwr|myfyriwr|ymgeisydd"),
    ("{be}", "is|are|was|were|be|being|been|isn't|aren't|wasn't|ydy|yw"),
];

/// Every cue, one phrase a line.
// CHOICE: how people write in colleges, exams offices and help desks, by judgement; English and the commonest Welsh.
pub(super) const CUES: &[(Cue, &str)] = &[
    (
        Cue::Closing,
        "regards
        kind|kindest|best|warm|warmest regards|wishes
        with kind|kindest|best|warm|warmest regards|wishes
        blessings
        many|best thanks
        with|thanks thanks|again
        thanks a million
        thanking you
        remain blessed
        yn gywir
        yr eiddoch yn? gywir?
        pob hwyl
        dymuniadau gorau
        gyda diolch
        luv
        xx
        speak soon
        bye
        god bless
        all best
        thanks
        thank you
        thx
        cheers
        ta
        all the best
        best
        rgds
        br
        yours
        yours sincerely|faithfully|truly
        sincerely
        cofion
        cofion gorau|cynnes
        diolch
        diolch yn? fawr
        diolch o galon
        hwyl
        kind rgds
        sent from my
        love",
    ),
    (
        Cue::Greeting,
        "hi
        hello
        hiya
        hey
        dear
        good morning|afternoon|evening
        morning
        afternoon
        evening
        annwyl
        helo
        bore|prynhawn da
        shwmae
        su'mae
        greetings",
    ),
    (
        Cue::QuotedHead,
        "from
        sent
        to
        cc
        bcc
        oddi wrth
        anfonwyd
        at
        reply to",
    ),
    (
        Cue::WriterIsLearner,
        "my uln
        my unique learner|learning
        my learner number|no|id
        my date of birth
        my dob
        my d o b
        my birthday
        my postcode
        my post code
        i was born
        i'm a learner|student|candidate
        i am a learner|student|candidate
        my student|candidate number|id|no
        my results|certificate|certificates|gcse|gcses|course|apprenticeship|tutor
        my personal learning record
        i'm|am studying|enrolled
        i study|studied
        my class|lesson|lessons|attendance|bursary|exam|exams|enrolment|application|teacher|college
        fy nghyfeiriad
        my ~1 award|awards|grade|grades|transcript
        gave me ~2 uln|number
        on my letter
        i failed|passed|achieved|resat
        i got|received|had a letter
        i am|i'm ~5 level|lvl1|lvl2|lvl3|bricklaying|plumbing|hairdressing|catering|childcare|class|course|group
        n|i'n astudio
        my plr
        my name {be}
        my full name
        fy nyddiad geni
        fy rhif dysgwr
        fy enw
        fy nghod post",
    ),
    (
        Cue::WriterIsOther,
        "my son|daughter|grandson|granddaughter|child|nephew|niece|stepson|stepdaughter
        my own
        my staff
        our learners|students",
    ),
    (
        Cue::ReaderIsLearner,
        "your uln {be}
        your unique learner|learning number {be}
        your unique learner|learning number uln? {be}
        your learner number {be}
        your date of birth|dob {be}
        your dob
        your date of birth
        your postcode
        your home address|postcode
        offer you ~2 place
        your place at|on
        your application|enrolment
        your uln
        your unique learner number
        eich dyddiad geni
        eich rhif dysgwr",
    ),
    (
        Cue::LearnerBefore,
        "learner|student|candidate|pupil|apprentice|trainee|learners|students|candidates|pupils|apprentices
        learner|student|candidate|pupil|apprentice called|named|is
        learner|student|candidate in question
        my|our|her|his|the|their son|daughter|grandson|granddaughter|niece|nephew
        son|daughter|merch|mab
        dysgwr
        myfyriwr
        young man|woman|person|lad|lady called|named?
        her|his|their name is
        name is
        called
        named",
    ),
    (
        Cue::ConcernsBefore,
        "uln|ulns|plr|record|certificate|certificates|results|dob for|of
        uln for the? learner|student
        record|details|number|entry|results|data for|of
        date of birth for|of
        belongs|belong|belonging to
        belongs to
        registered|register|enrolled|enrol|enrolling|registering|add|adding
        re
        regarding
        her|him|them as
        about
        for
        issued|assigned to",
    ),
    (
        Cue::LearnerAfter,
        "uln
        dob
        date of birth
        was born
        born
        d o b
        's uln
        unique learner number
        results
        certificate
        record
        records
        plr
        level|gcse|gcses|btec|diploma|grade|grades|award|qualification|course|transcript|achievement
        was|is|has ~1 registered|enrolled|entered|awarded
        passed|sat|achieved|enrolled|failed|completed|started|left|withdrew|joined|resat",
    ),
    (
        Cue::StaffBefore,
        "ask|asked|asking
        tell|told
        speak|spoke|speaking|spoken to|with
        talk|talked to|with
        contact|contacted
        call|called|ring|rang|phone|phoned|email|emailed|e-mail
        thanks|thank|thx
        cc
        copy|copying|copied in?
        via
        per
        thanks to
        according to
        from
        by
        love
        my colleague
        colleague
        this is
        it's
        i'm
        i am
        signed",
    ),
    (
        Cue::StaffAfter,
        "said|says|asked|mentioned|suggested|thinks|reckons|emailed|rang|called|told|wants|needs|promised|agreed|replied
        will|can|could|would|should
        has asked|sent|said|told|emailed|confirmed|already
        is off|away|on
        is our|the|my
        in|from|at mis|exams|admissions|finance|it|hr|registry|pearson|aqa|ocr
        and i
        here
        wrote|writes",
    ),
    (
        Cue::PlaceBefore,
        "at
        in
        from
        near
        to
        outside
        campus",
    ),
    (
        Cue::LearnerTalk,
        "uln
        ulns
        unique learner|learning
        learner|learners
        student|students
        applicant|applicants
        ucas
        candidate|candidates
        pupil|pupils
        apprentice|apprentices
        lrs
        cofnod|gofnod|cofnodion
        lrb
        plr
        miap
        learning records
        personal learning
        enrolment|enrolments|enrol|enrolled
        exam|exams
        gcse|gcses
        btec
        nvq
        diploma
        certificate|certificates
        achievement|achievements
        ilr
        merge|merged|merging|duplicate|duplicates
        traineeship|apprenticeship|induction
        level 1|2|3|one|two|three
        course|courses
        a level|levels
        dysgwr|dysgwyr
        myfyriwr|myfyrwyr",
    ),
    (
        Cue::Lives,
        "lives|live|lived|living at|in|with|on
        moved|moves|moving to
        address {be}
        home address
        new address
        same|her|his|their house|address|home
        address for|of
        one on|at|in
        travelling|travels|travel|commutes|commuting|bus|train|coming|comes ~2 from
        moved house
        new one is
        resides|residing at
        stays|staying at|with
        postcode {be}
        postcode of
        at home in|at
        home is|at|in
        pick|picked|picking up|ups ~5 from|at
        pickup ~3 from|at
        collect|collected|collecting ~3 from
        taxi|tacsi ~12 from|o
        byw yn",
    ),
    (
        Cue::GenderWord,
        "male
        female
        gwryw
        gwrywaidd
        benyw
        benywaidd
        non binary
        nonbinary
        transgender",
    ),
    (
        Cue::BornOn,
        "born
        b
        born on|in
        birthday {be}
        birth date {be}
        ganwyd
        ganed",
    ),
    (
        Cue::NotBirth,
        "started|starting|starts|start|joined|joining|left|leaving|since|expires|expired|expiring|issued|dated|due|deadline|on|until|before|after|from|by|sat|taken|awarded|completed|enrolled|registered|uploaded|sent|received|submitted|effective|updated|published|released|version|founded|established|opened|act",
    ),
    (
        Cue::WorksAt,
        "        he|she|they {be}? with|based
        at|on site
        review|visit|shift|placement ~8 at
        ward
        unit
        works|working|work at|for|with
        employed by|at|with
        based at|in
        placement at|with
        employer|employer's
        workplace
        garage|depot|salon|surgery|clinic|warehouse
        venue
        kick off
        meet at
        delivery|deliver|delivering
        lorry|driver|coach|courier|satnav
        quote
        invoice to",
    ),
    (
        Cue::ToldApart,
        "different|separate|another|other|unrelated person|learner|student|candidate|record|records|people|learners|matter
        separately
        separate|other|another|different thing|matter|question|note|issue|query|subject
        nothing to do with
        two separate",
    ),
    (
        Cue::Meeting,
        "zoom|meeting|webinar|teams|conference|door|gate|alarm|keypad|skype|webex|barrier",
    ),
    (
        Cue::Opens,
        "open|opens|opened|opening|unlock|unlocks|unzip|unzips|extract|decrypt|decrypts
        password|passphrase|pw|pwd|passcode
        code {be}
        type|types|enter|key in?
        type|types|enter
        use ~6 enter|open|unlock
        locked
        agor",
    ),
    (
        Cue::Detail,
        "gcse|gcses
        btec
        nvq
        a|as level
        level 1|2|3|4|5|one|two|three|four|five
        entry level
        diploma
        esol
        entry 1|2|3
        l1|l2|l3|e1|e2|e3|lvl1|lvl2|lvl3
        uci
        certificate
        extended diploma|certificate
        functional skills
        t level
        grade
        grades
        merit
        distinction
        pass
        candidate number|no|num
        centre number|no
        award date
        qualification
        qualifications
        units?
        course
        apprenticeship
        unit
        school
        academy
        sixth form
        year 9|10|11|12|13
        maths|english|science|biology|chemistry|physics|history|geography|french|spanish|german|welsh|ict|plumbing|hairdressing|catering|childcare|bricklaying
        achievement date
        awarded
        tgau
        lefel a
        gradd
        cymhwyster
        ysgol",
    ),
    (
        Cue::Sharing,
        "use|using|used|borrow|borrowing|borrowed|try|have mine|hers|his|theirs
        on|under|with|through mine|hers|theirs
        use|borrow|have|get|lend|give yours
        can|could|may i|we ~2 use|borrow|have yours
        can|could|may i|we ~3 use|borrow|have your ~3 {login}
        can|could|may i|we ~3 use|borrow|have your log|sign in|on|ins
        ok|okay|alright if i|we ~2 use|borrow|have your ~3 {login}
        mind if i|we ~2 use|used|borrow|borrowed|have your ~3 {login}
        use|using|borrow|borrowing|borrowed|used my|our|his|her|their ~2 {login}
        use|using|borrow|borrowing|borrowed|used my|his|her|their log|sign in|on|ins
        log|logging|logged|sign|signing|signed|go|going|get|getting in|on|into it? as me|him|her
        log|logging|logged|sign|signing|signed|go|going|get|getting into ~4 as me|him|her
        log|logging|logged|sign|signing|signed|go|going|get|getting in|on ~3 with|under|using|through|on|via my|his|her|their|mine|hers
        in|on under|as|with my|his|her name
        give|gave|giving|lend|lent|lending|loan|pass|passing|passed|send|sending|hand|handing|let you|him|her|them|me|us ~2 my|his|her|your|their ~3 {login}|password|details
        lend|loan|give|send|let me|us ~2 your ~3 {login}
        borrow|borrowing|lend|lending|loan|lent ~6 {login}
        borrow|borrowing|lend|lending|loan|lent ~4 log|sign in|on
        carry|carrying|keep|keeping|continue|go|going|get|gets|getting ~3 with|using|on|under my|his|her|their ~4 {login}
        carry|carrying|keep|keeping|continue ~3 with|using|on|under ~2 same|one|old|shared ~3 {login}
        everybody|everyone|every|all|we|they|both|people|staff ~5 use|uses|using|get|gets|log|logs|share|shares|on|in ~5 one|same|single|shared|common|generic|joint|team ~3 {login}
        with|using|on|under|through|via the|a|our|one shared|generic|common|same|joint ~3 {login}
        use|using|borrow|borrowing|used|used my|our|his|her|their ~3 log|sign in|on|ins
        lend|loan|give|send|let me|us ~2 your log|sign in|on
        share|shared|sharing my|his|her|our|one|a|an|the|their ~3 {login}|log|details|password
        share|sharing|shared your ~3 {login}|log|details with me|us|him|her|them
        happy|willing|can|will|could to? share my ~3 {login}|details
        share|sharing|shares|shared ~2 same ~2 {login}
        we|they|all|everyone|everybody|staff|both|of|us all? share|use|using|uses|sharing|log|logs|sign ~4 one|same|single|shared|generic|common|joint ~3 {login}
        all|both use|uses|using|log|logs|logging|share|sharing ~5 {login}
        all|both log|sign in|on with|as|under
        take|taking|taken over ~3 {login}
        hand|pass|transfer|switch|hands|passing|handing|transferring my|his|her|their ~3 {login} over? to
        my ~3 {login} {be} ~2 saved|remembered|stored|open|logged
        leave|left|leaving ~3 logged in|on
        i'll|i|will|can leave ~4 logged in|on
        log|sign you|him|her|them in|on ~3 as me|mine
        log|sign you|him|her|them in|on
        one|single|same {login} between us|them|the
        one|single {login} for ~4 team|office|department|us|everyone|all
        until|till|while ~8 use mine|my
        defnyddio fy nghyfrif|mewngofnod|manylion
        defnyddiwch fy nghyfrif|manylion
        i|we can|could|may? use|borrow your ~3 {login}
        i|we can|could|may? use|borrow your ~2 log|sign in|on
        i|we could|can|may use|borrow your ~3 {login}
        leave|leaves|left|leaving it|them|mine|him|her open|logged|signed
        keep|carry on? ~2 using|with that|it|hers|his|mine|theirs|this|those
        under|in my name
        {login} stays|stay|remains in my|his|her name
        can i be you|him|her
        {login} that|which ~4 uses|use
        take|taking it|them in turns
        take|taking|takes turns
        turns on ~2 {login}
        send|give|lend me|us yours
        all go|log|sign|get in|into|on ~3 as
        {login} stays|stay|remains|remain active|open|live|on
        use|uses|using|share|shares|sharing the|a|just|our? same|one|single ~2 {login}
        use|uses|using|share|shares|sharing the|a|just|our? same|one|single ~2 log|sign in|on
        set up ~2 one ~2 {login}
        one|single ~1 {login} ~12 for use by
        use the|our ~2 one for ~1 lrs
        always ~1 signed|logged in
        pass|give|send|lend me|us ~2 {login} of
        pass|give|send|lend me|us ~2 log|sign in|on of
        both|all|still ~2 on your|her|his|my ~2 {login}
        could i be you|him|her
        be you for
        lrs ~3 as {me}
        carry|go|goes|went|going|get|got|logged|log|logging|signed|sign|signing|nip|hop|jump|pop|been|stay|stayed ~5 as {me}
        as if you're me
        i|we|me|us ~4 go|going|get|nip|hop|jump|use|using|borrow|have ~3 {your} ~3 {login}
        i|we|me|us ~4 go|going|get|nip|hop|jump|use|using|borrow|have ~3 {your} ~3 log|sign in|on|ins
        keep|go|shot|loan|use|using|borrow|lend of|a|using? {your} ~2 {login}
        keep|go|shot|loan|use|using|borrow|lend of|a|using? {your} ~2 log|sign in|on
        give|gie|lend|send ~2 me|us ~2 {your} ~3 {login}
        give|gie|lend|send ~2 me|us ~3 of {your} ~3 log|sign in|on
        {your} ~3 {login} ~3 can|could|may i keep|use|have|borrow
        {your} ~3 {login} i can|could|may keep|use|have|borrow
        still|left|leave|stay signed|logged in|on
        we|they all|both|always ~2 use|uses|share|using ~4 {login}
        we|they all|both|always ~2 use|uses|share|using ~4 log|sign in|on
        everybody|everyone|every|all|we|they|both|people|staff ~5 use|uses|using|share|shares ~5 one|same|single|shared|common|generic|joint|team ~3 log|sign in|on
        left|leave mine|it up|open|on
        log|sign in|on with|as that|mine
        i|we used|use|borrow|borrowed {your}
        defnyddio'r|defnyddio ~3 cyfrif|gyfrif
        i gyd ~4 cyfrif|gyfrif
        left ~6 signed|logged in|on
        has|have the|our ~1 login|logon
        that|which we|they all|both share|use
        {login} ~6 we|they|us all|both|share|use
        two|three|four|five|six|all|both of us|them|you use|on|share|using|log|sign
        put you|her|him|them on our|my ~3 {login}
        put you|her|him|them on our|my ~3 log|sign in|on
        work|go|search|look|get through|under|via|onto|into our|my|his|her|somebody|someone ~3 {login}
        under|through|via|onto his|her|my|our|somebody|someone ~3 profile|user|login|permanent
        log|logged|sign me|him|her|them in|on as
        {login} never ~3 switched|closed|removed|cancelled
        her|his|old ~2 {login} still works|work|working|runs|active
        one|single ~6 everyone|everybody|all ~4 sign|log|use|uses
        set us up with ~2 one
        if|for ~4 signed|logged|sign|log|use|used in|on? with|under|as|on {your} ~2 {login}
        treat it|this as|like yours|your|you
        mine runs|works|stays|still ~3 till|until|working
        one|same lrs? {login} between
        one|same lrs? log|sign on|in between
        benthyg|fenthyg ~4 cyfrif|nghyfrif|gyfrif|mewngofnod
        cyfrif ~8 rannu
        rhannu|rannu ~4 cyfrif|gyfrif|nghyfrif
        who on|in|using ~2 {login}
        who got the|our ~2 {login}
        send|give|pass ~2 your log|sign in|on
        send|give|pass ~2 your ~2 login|logins|logon|credentials
        all ~3 in|on under|with|as|through|using ~3 one|login|account
        {login} for all ~2
        one account for
        one|single|same log|sign in|on between|for
        defnyddia|defnyddiwch|defnyddio ~3 hwnnw|gyfrif|cyfrif|fewngofnod|nghyfrif|fy
        benthyg dy|eich|fy ~2 cyfrif|nghyfrif|mewngofnod|manylion",
    ),
    (
        Cue::UsesAccount,
        "use|using|used|borrow|borrowing|borrowed|under|with|through|on|via|keep ~3 {login}
        use|using|used|borrow|borrowing|borrowed ~3 log|sign in|on|ins",
    ),
    (
        Cue::LogsInAs,
        "log|logging|logged|sign|signing|signed|go|going|get|getting in|on|into as
        log|logging|logged|sign|signing|signed|go|going|get in|on|into ~3 as",
    ),
    (
        Cue::GenericAccount,
        "generic|shared|common|communal|joint|departmental|group ~2 {login}
        generic|shared|common|communal|joint|departmental|group log|sign in|on|ins
        team|office|exams|admissions|mis|department {login}
        guest {login}",
    ),
    (
        Cue::Forbids,
        "not
        never
        don't
        dont
        doesn't
        didn't
        do not
        can't
        cannot
        can not
        won't
        mustn't
        must not
        shouldn't
        should not
        wouldn't
        isn't
        aren't
        no
        nobody
        none
        without
        instead of
        rather than
        stop|stopped|avoid|refuse|refused|prohibited|prohibits|forbidden|forbids|banned|disallowed|unacceptable
        against
        breach|breaches
        allowed
        permitted
        policy
        remind|reminder|reminded|reminding
        rules?
        report|reported|reporting
        suspended|disabled|removed|closed|deleted|deactivated
        peidiwch
        peidio
        ni chewch
        byth",
    ),
    (
        Cue::PortalTalk,
        "lrs
        lrb
        learning records
        learner records
        portal
        plr
        uln
        ulns
        miap
        organisation portal",
    ),
    (
        Cue::EncryptedFile,
        "encrypted
        password protected
        passworded
        locked file|zip|spreadsheet|workbook|document
        protected file|zip|spreadsheet|workbook|document|pdf|with
        zipped with
        zip
        7zip
        7 zip
        open|unlock|unzip|extract|opens|unlocks the|it|this|them
        amgryptio
        wedi'i amgryptio",
    ),
    (
        Cue::LoginPair,
        "login|logon|sign|log in? details {be}?
        login|logon
        logins
        log in
        log on
        sign in|on
        rdp|vpn|moodle|eduroam|wifi|bksb|canvas|citrix|papercut|promonitor|sims
        letting|let me in
        getting|get on|in
        locked out
        first|top|bottom|second box
        secureassess
        log ins
        log|sign in|on ~4 with|using|as
        credentials
        credentials {be}
        details to? log|get|sign in|on
        creds
        username|user password
        username and password
        user pass
        manylion mewngofnodi",
    ),
    (
        Cue::Described,
        "the ~5 followed|plus|then|and|with|backwards|capital
        your|his|her|my|our ~5 followed|plus|then|backwards
        word ~3 then|followed|with|in
        type|enter ~2 then|followed
        word|words capital|all|small
        usual plus|with|and|followed|then
        same ~5 plus|with|followed|then|but
        no|without ~1 space|spaces|gap|gaps
        all ~1 lower|upper|small|capitals|caps
        all|in lower|upper|lowercase|uppercase|capitals|caps
        capital ~5 then|followed",
    ),
];
