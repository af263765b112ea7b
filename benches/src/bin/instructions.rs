//! What one pass over a file costs, for counting instructions: no clock, no peers, one pass and nothing else.
//!
//! `cargo build --release -p benches --bin instructions`, then `instructions make clean 12000 FILE` writes a file (`clean`,
//! `faulty`, `xml` or `faulty-xml`), and `valgrind --tool=callgrind target/release/instructions check FILE` counts a pass over it
//! (`check`, `read`, `csv`, which is the crate `csv` reading the same into strings, or `quick-xml`, which is that crate alone).
//! The count for 12,000 records less that for 2,000, by 10,000, is a record's.
#![forbid(unsafe_code)]

use std::error::Error;
use std::hint::black_box;
use std::io::Cursor;
use std::{env, fs};

use benches::{batch_policy, clean_file, faulty_file, xml_file};
use lrs_core::batch;
use quick_xml::events::Event;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", kind, records, path] => fs::write(path, make(kind, records.parse()?)?)?,
        [pass, path] => println!("{pass}: {} records", run(pass, &fs::read(path)?)?),
        _ => return Err("make KIND RECORDS FILE, or PASS FILE".into()),
    }
    Ok(())
}

fn make(kind: &str, records: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    match kind {
        "clean" => Ok(clean_file(records)),
        "faulty" => Ok(faulty_file(records)),
        "xml" => Ok(xml_file(&clean_file(records))),
        "faulty-xml" => Ok(xml_file(&faulty_file(records))),
        _ => Err("clean, faulty, xml or faulty-xml".into()),
    }
}

/// How many records, or events of XML, the pass went over.
fn run(pass: &str, file: &[u8]) -> Result<u64, Box<dyn Error>> {
    let policy = batch_policy();
    let mut count = 0;
    match pass {
        "check" => count = batch::check(file, &policy)?.records,
        "read" => {
            let mut reader = batch::read(file, &policy)?;
            while let Some(record) = reader.next_record() {
                black_box(record?.draft());
                count += 1;
            }
        }
        "csv" => {
            let mut record = csv::StringRecord::new();
            let mut reader = csv::Reader::from_reader(file);
            while reader.read_record(&mut record)? {
                black_box(&record);
                count += 1;
            }
        }
        "quick-xml" => {
            let (mut reader, mut buffer) = (quick_xml::Reader::from_reader(Cursor::new(file)), Vec::new());
            while !matches!(black_box(reader.read_event_into(&mut buffer)?), Event::Eof) {
                buffer.clear();
                count += 1;
            }
        }
        _ => return Err("check, read, csv or quick-xml".into()),
    }
    Ok(count)
}
