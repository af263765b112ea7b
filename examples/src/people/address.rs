//! Streets, house numbers, postcodes and schools: all invented, in real towns.

use super::random::Random;
use super::tables::{Place, Tables};

/// An address of one learner or of a household.
#[derive(Clone, Debug, Default)]
pub(super) struct Address {
    pub(super) line_1: String,
    pub(super) line_2: String,
    pub(super) town: &'static str,
    pub(super) county: &'static str,
    pub(super) postcode: String,
}

impl Address {
    pub(super) fn new(random: &mut Random, places: &'static [Place]) -> Self {
        let Some(place) = random.pick_weighted(places, |place| place.weight) else { return Self::default() };
        let house = random.between(1, 180);
        let street = format!("{house} {}", street(random));
        let (line_1, line_2) = if random.permille(150) {
            (format!("Flat {}", random.between(1, 40)), street)
        } else {
            (street, String::new())
        };
        Self { line_1, line_2, town: place.town, county: place.county, postcode: postcode(random, place) }
    }
}

/// A postcode of a town by its name; of any town where there is none of that name.
pub(super) fn postcode_of_town(town: &str, random: &mut Random) -> Option<String> {
    let places = &Tables::get().places;
    let named = places.iter().find(|place| place.town == town);
    let place = named.or_else(|| random.pick_weighted(places, |place| place.weight))?;
    Some(postcode(random, place))
}

/// A postcode in one of the town's districts, with an invented sector and unit.
fn postcode(random: &mut Random, place: &Place) -> String {
    // SOURCE: LRS schema, MIAPPostCode: a unit's letters are never C, I, K, M, O or V.
    const UNIT: [char; 20] =
        ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N', 'P', 'Q', 'R', 'S', 'T', 'U', 'W', 'X', 'Y', 'Z'];
    let district = random.pick(&place.districts).copied().unwrap_or_default();
    let sector = random.below(10);
    let [first, second] = [(); 2].map(|()| random.pick(&UNIT).copied().unwrap_or('A'));
    format!("{district} {sector}{first}{second}")
}

fn street(random: &mut Random) -> String {
    const NAMES: [&str; 48] = [
        "Acorn",
        "Alder",
        "Ashgrove",
        "Barley",
        "Beacon",
        "Bluebell",
        "Bramble",
        "Bridge",
        "Canal",
        "Chapel",
        "Cherry",
        "Church",
        "Clover",
        "Coronation",
        "Cotton",
        "Dale",
        "Elm",
        "Fernhill",
        "Foundry",
        "Garden",
        "Gladstone",
        "Harbour",
        "Hawthorn",
        "Heron",
        "Holly",
        "Ivy",
        "Jubilee",
        "Kestrel",
        "Kiln",
        "Lark",
        "Lime",
        "Linden",
        "Manor",
        "Maple",
        "Meadow",
        "Mill",
        "Moorland",
        "Nelson",
        "Oakfield",
        "Orchard",
        "Park",
        "Quarry",
        "Rowan",
        "Station",
        "Tannery",
        "Victoria",
        "Weaver",
        "Willow",
    ];
    const KINDS: [&str; 12] = [
        "Road", "Street", "Avenue", "Close", "Lane", "Drive", "Way", "Terrace", "Gardens", "Grove", "Court",
        "Crescent",
    ];
    let name = random.pick(&NAMES).copied().unwrap_or_default();
    let kind = random.pick_common(&KINDS).copied().unwrap_or_default();
    format!("{name} {kind}")
}

/// The name of an invented school as the LRS wants it, without the words School and College.
pub(super) fn school(random: &mut Random) -> String {
    const STARTS: [&str; 24] = [
        "Ash", "Bex", "Brindle", "Calder", "Croft", "Dun", "Elder", "Fen", "Gor", "Hather", "Inkle", "Kel",
        "Lang", "Marl", "Nettle", "Orms", "Pebble", "Quern", "Raven", "Sedge", "Thorn", "Under", "Whin",
        "Yar",
    ];
    const ENDS: [&str; 12] =
        ["wick", "mere", "bury", "combe", "dale", "field", "ford", "gate", "marsh", "more", "stead", "worth"];
    const KINDS: [&str; 10] = [
        " Academy",
        " High",
        " Community Academy",
        "",
        " Comprehensive",
        " Grammar",
        " Park",
        " RC High",
        " UTC",
        " Sixth Form",
    ];
    let start = random.pick(&STARTS).copied().unwrap_or_default();
    let end = random.pick(&ENDS).copied().unwrap_or_default();
    let kind = random.pick_common(&KINDS).copied().unwrap_or_default();
    format!("{start}{end}{kind}")
}
