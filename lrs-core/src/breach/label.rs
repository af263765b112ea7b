//! What people call the fields: in a form, above a column, before a value.

/// What the value under a label is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Labelled {
    Uln,
    /// A cell of a table whose column has no name that is known.
    Unnamed,
    /// A name of which the label does not say whose: `Name`.
    Name,
    /// A learner's whole name.
    LearnerName,
    GivenName,
    FamilyName,
    DateOfBirth,
    Gender,
    Postcode,
    Address,
    Username,
    Password,
    /// The reference of a data challenge.
    Reference,
    /// Somebody who is no learner.
    OtherPerson,
    /// A telephone, order or account number: ten digits behind it are no ULN.
    OtherNumber,
    /// A date that is no date of birth.
    OtherDate,
    /// An address that is no learner's.
    OtherAddress,
    /// What somebody does at work: the block around it is about staff.
    JobTitle,
    /// Course, grade, school, candidate number: a learner's details beyond the five.
    Detail,
}

/// A field and what it is called, one phrase a line.
pub(super) struct Label {
    pub(super) field: Labelled,
    pub(super) words: &'static str,
}

/// Every label.
// CHOICE: the names of the LRS's own files and forms, what management systems and spreadsheets call them, and how people
// write them in letters; English and Welsh.
pub(super) const LABELS: &[Label] = &[
    Label {
        field: Labelled::Uln,
        words: "uln
            ulns
            uln number|no|num|ref
            unique learner|learning number|no|num|id|ref
            unique learner|learning numbers
            learner unique number
            unique number
            learner|learning number|no|num|numbers
            lrn
            rhif dysgwr unigryw
            rhif unigryw y? dysgwr
            rhif dysgu unigryw",
    },
    Label {
        field: Labelled::Name,
        words: "name
            names
            full name
            fullname
            name in full
            enw
            enw llawn",
    },
    Label {
        field: Labelled::LearnerName,
        words: "learner|learners|student|students|candidate|candidates|pupil|pupils|apprentice|trainee|child|child's name|names
            learner|student|candidate|pupil|apprentice full name
            name of the? learner|student|candidate|pupil|apprentice|child
            learner|student|candidate|pupil|apprentice|trainee
            learners|students|candidates|pupils|apprentices
            learnername|studentname|candidatename
            preferred name
            known as
            legal name
            enw'r myfyriwr|dysgwr|ymgeisydd
            enw y myfyriwr|dysgwr|ymgeisydd
            dysgwr
            myfyriwr",
    },
    Label {
        field: Labelled::GivenName,
        words: "given name|names
            givenname|givennames
            first name|names
            firstname
            forename|forenames
            first
            learner|student|candidate first name
            legal first name
            fore name
            fname
            christian name
            middle name|names
            initial
            initials
            middlename
            preferredgivenname
            preferred first name
            enw cyntaf
            enwau cyntaf",
    },
    Label {
        field: Labelled::FamilyName,
        words: "family name
            familyname
            surname
            surnames
            last
            last name
            lastname
            lname
            learner|student|candidate surname
            legal surname
            second name
            previous family|last name
            previous surname
            previousfamilyname
            maiden name
            former name|surname
            cyfenw
            enw teuluol",
    },
    Label {
        field: Labelled::DateOfBirth,
        words: "date of birth
            dateofbirth
            dob
            d o b
            birth date
            birthdate
            birthday
            date birth
            birth
            born
            born on
            d birth
            dyddiad geni
            ganwyd
            dg",
    },
    Label {
        field: Labelled::Gender,
        words: "gender
            sex
            m f
            legal sex|gender
            rhyw
            rhywedd",
    },
    Label {
        field: Labelled::Postcode,
        words: "postcode
            postcodes
            post code
            postal code
            home postcode
            pcode
            p code
            last known postcode
            lastknownpostcode
            current postcode
            cod post",
    },
    Label {
        field: Labelled::Address,
        words: "home address
            address
            learner|student|his|her|their|my address
            current address
            last known address
            term time address
            cyfeiriad
            cyfeiriad cartref",
    },
    Label {
        field: Labelled::Username,
        words: "username
            usernames
            user name|id|names
            userid
            user
            u n
            uid
            usr
            user name {be}
            vpn|wifi|network|portal|site name|user|username
            network|vpn|wifi|moodle|college user name|id
            sam account
            account
            reader|library|member name
            u
            login|logon|logins
            log in|on
            login|logon name|id|user|username|email
            log in name|id
            signin
            sign in name|id
            account name|id|username
            email login
            network login
            id
            un
            enw defnyddiwr
            enw mewngofnodi
            defnyddiwr",
    },
    Label {
        field: Labelled::Password,
        words: "password
            passwords
            pass word
            passwd
            pwd
            p w
            pw
            pass
            passphrase
            pass phrase
            passcode
            pass code
            pword
            psw
            pswd
            pword
            pwrd
            passwort
            key
            cyfrinair
            p
            initial|first|temporary|starting secret
            cyfrinair ydy|yw",
    },
    Label {
        field: Labelled::Reference,
        words: "data challenge ref|reference|number|no|id
            data challenge ref|reference number|no|id
            data challenge
            data challenges
            challenge ref|reference|number|no|id
            challenge ref|reference number|no|id
            enquiry ref|reference|number|no|id
            enquiry ref|reference number|no|id
            lrs enquiry
            enquiry
            enquiries
            challenge
            challenges
            enq
            ymholiad
            uln challenge
            event challenge
            lrs ref|reference|challenge
            dc ref|reference|number|no
            cyfeirnod her data
            cyfeirnod yr? her
            cyfeirnod ymholiad
            rhif cyfeirnod",
    },
    Label {
        field: Labelled::OtherPerson,
        words: "tutor|teacher|lecturer|assessor|examiner|invigilator|employer|manager|supervisor|mentor|coach|moderator|verifier
            tutor|teacher|lecturer|assessor|examiner|employer|manager|supervisor|mentor|coach|contact|user|staff|parent|carer name
            contact
            caller
            contact name|person
            line manager
            parent|guardian|carer
            parent carer|guardian
            next of kin
            emergency contact
            mother|father's name
            submitted|sent|prepared|signed|completed|requested|raised|approved|handled|processed|issued|assigned|written|verified|checked by|to
            dealt with by
            from
            sender
            staff member
            name of the? centre|school|college|employer|organisation|provider|assessor|tutor|manager|company
            centre|college|school|organisation|provider|company|employer|business|venue|file|account|user|domain|server|product name
            head of centre
            exams officer
            author
            iqa
            tiwtor
            cyswllt",
    },
    Label {
        field: Labelled::JobTitle,
        words: "job title|role
            job
            role
            position
            post
            post held
            contact type
            staff number|no|id
            payroll number|no
            start date in post
            swydd",
    },
    Label {
        field: Labelled::OtherNumber,
        words: "tel
            telephone
            phone
            ph
            mob
            mobile
            fax
            ext
            call|ring|text|phone us|me|him|her|them? on
            direct line|dial
            switchboard
            ffôn
            ffon
            symudol
            order|invoice|account|purchase|job|ticket|case|booking|policy|delivery|customer|supplier|contract|reg|company|charity|vat|cost|asset|serial|tracking|incident|meeting|claim no|number|num|ref|reference|code|id
            order|invoice|po|ticket|job|case|booking|incident|parcel|tracking|quote|quotation
            trip|booking|hotel|flight|coach|rail ref|reference|number|no
            helpdesk ticket
            ucas personal? id|number|no|ref
            ucas
            personal id
            application|applicant number|no|id|ref
            nhs number|no
            nhs
            isbn
            sort code
            bank account
            card number|no
            ni number|no
            national insurance
            meeting|zoom|webinar|conference id|passcode
            ukprn
            centre number|no
            whatsapp",
    },
    Label {
        field: Labelled::OtherDate,
        words: "start|end|exam|issue|expiry|award|achievement|completion|enrolment|registration|review|due|interview|leaving|invoice|order|effective|session|joining|withdrawal|assessment|closing date
            dated
            deadline
            date of exam|issue|award|admission|expiry|entry|enrolment|visit
            date
            sent
            expires
            issued
            valid from|until",
    },
    Label {
        field: Labelled::OtherAddress,
        words: "venue
            venue address|postcode
            location
            centre|college|school|office|employer|work|company|site|campus|delivery|billing|business address|postcode|location
            address of the? centre|college|school|office|employer|venue
            our|centre's|college's|school's|office|employer's|company postcode|address|postcodes
            sat nav
            satnav
            parking
            lleoliad",
    },
    Label {
        field: Labelled::Detail,
        words: "grade
            course
            course title
            qualification
            qualification title
            school
            candidate number|no|num
            candidate no
            year group
            tutor group
            programme
            result",
    },
];
