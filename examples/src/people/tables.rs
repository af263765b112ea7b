//! Names and places as data, read once from the text files beside this one.

use std::sync::LazyLock;

static NAMES: &str = include_str!("names.txt");
static PLACES: &str = include_str!("places.txt");

/// The tables that people are made from.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) cultures: Vec<Culture>,
    pub(super) nicknames: Vec<(&'static str, &'static str)>,
    pub(super) places: Vec<Place>,
}

/// What people of one origin are called, and where abroad they were born.
#[derive(Debug, Default)]
pub(super) struct Culture {
    pub(super) name: &'static str,
    pub(super) share: u64,
    male: Vec<Era>,
    female: Vec<Era>,
    family: Vec<&'static str>,
    family_male: Vec<&'static str>,
    family_female: Vec<&'static str>,
    pub(super) born: Vec<&'static str>,
}

#[derive(Debug)]
struct Era {
    from: i32,
    names: Vec<&'static str>,
}

/// A town, its county, and some of its postcode districts.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) weight: u64,
    pub(super) town: &'static str,
    pub(super) county: &'static str,
    pub(super) districts: Vec<&'static str>,
}

impl Tables {
    pub(super) fn get() -> &'static Self {
        static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
        &TABLES
    }

    /// A shorter form of a given name, where people use one.
    pub(super) fn nickname(&self, given: &str) -> Option<&'static str> {
        self.nicknames.iter().find(|(name, _)| *name == given).map(|&(_, short)| short)
    }

    fn read() -> Self {
        let mut tables = Self { places: PLACES.lines().filter_map(place).collect(), ..Self::default() };
        for block in NAMES.split("\n[").skip(1) {
            let Some((name, body)) = block.split_once(']') else { continue };
            let entries = entries(body);
            if name == "nicknames" {
                tables.nicknames =
                    entries.into_iter().flat_map(|(_, pairs)| pairs).filter_map(pair).collect();
            } else {
                tables.cultures.push(Culture::read(name, entries));
            }
        }
        tables
    }
}

impl Culture {
    /// Given names of those born in a year, the most common first.
    pub(super) fn given(&self, female: bool, year: i32) -> &[&'static str] {
        let eras = if female { &self.female } else { &self.male };
        eras.iter().find(|era| era.from <= year).or(eras.last()).map_or(&[], |era| &era.names)
    }

    /// Family names, the most common first; some languages have a form for women.
    pub(super) fn family(&self, female: bool) -> &[&'static str] {
        let own = if female { &self.family_female } else { &self.family_male };
        if own.is_empty() { &self.family } else { own }
    }

    fn read(name: &'static str, entries: Vec<(&'static str, Vec<&'static str>)>) -> Self {
        let mut culture = Self { name, ..Self::default() };
        for (key, values) in entries {
            let from = key.split_once(' ').and_then(|(_, year)| year.parse().ok()).unwrap_or(0);
            match key {
                "share" => culture.share = values.first().and_then(|share| share.parse().ok()).unwrap_or(0),
                "family" => culture.family = values,
                "family male" => culture.family_male = values,
                "family female" => culture.family_female = values,
                "born" => culture.born = values,
                _ if key.starts_with("male") => culture.male.push(Era { from, names: values }),
                _ => culture.female.push(Era { from, names: values }),
            }
        }
        culture
    }
}

/// The entries `key: value, value` of a block; a line that starts with a blank continues the one above.
fn entries(body: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut entries: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for line in body.lines().filter(|line| !line.starts_with('#')) {
        let values = if line.starts_with(' ') {
            line
        } else if let Some((key, values)) = line.split_once(':') {
            entries.push((key, Vec::new()));
            values
        } else {
            continue;
        };
        if let Some((_, list)) = entries.last_mut() {
            list.extend(values.split(',').map(str::trim).filter(|value| !value.is_empty()));
        }
    }
    entries
}

fn pair(text: &'static str) -> Option<(&'static str, &'static str)> {
    text.split_once(' ')
}

fn place(line: &'static str) -> Option<Place> {
    let mut parts = line.split(';').map(str::trim);
    let weight = parts.next()?.parse().ok()?;
    let (town, county, districts) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Place { weight, town, county, districts: districts.split(' ').collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_culture_is_whole() {
        let tables = Tables::get();
        assert!(tables.cultures.len() >= 30);
        assert!(tables.nicknames.len() >= 50);
        for culture in &tables.cultures {
            assert!(culture.share > 0, "{}", culture.name);
            for female in [false, true] {
                assert!(!culture.family(female).is_empty(), "{}", culture.name);
                for year in [1930, 1970, 1990, 2008] {
                    assert!(culture.given(female, year).len() >= 5, "{} {year}", culture.name);
                }
            }
        }
    }

    #[test]
    fn every_line_of_places_is_read() {
        let lines =
            PLACES.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count();
        assert_eq!(Tables::get().places.len(), lines);
        assert!(lines >= 100);
    }

    #[test]
    fn names_fit_the_field_and_some_fill_it() {
        let tables = Tables::get();
        let names = |female| {
            tables.cultures.iter().flat_map(move |culture| {
                let given = [1930, 1970, 1990, 2008].map(|year| culture.given(female, year)).concat();
                given.into_iter().chain(culture.family(female).iter().copied())
            })
        };
        let lengths: Vec<usize> = names(false).chain(names(true)).map(|name| name.chars().count()).collect();
        assert_eq!(lengths.iter().max(), Some(&35));
        assert_eq!(lengths.iter().min(), Some(&1));
        assert!(lengths.iter().filter(|&&length| length == 2).count() > 40);
    }
}
