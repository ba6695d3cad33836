//! Every kind of fault on every endpoint: how it is read, how often it comes, and that it depends on nothing but the calls.
use super::*;

fn faulty(faults: u8, kinds: &[Fault]) -> Simulator {
    Simulator::new(Script {
        faults,
        kinds: kinds.to_vec(),
        results: 60,
        ..Script::default()
    })
}

/// A call that every kind can happen to where it can happen at all: a second page, or a single creator.
fn second_page(simulator: &Simulator, route: &Route) -> (Asked, Vec<String>) {
    let platform = network(route);
    let handle = related_of_many(platform);
    let query = if is_search(route) { "vegan" } else { &handle };
    let first = page_call(route, platform, query, 0, None).unwrap();
    // The first page's good answer, whatever the script says.
    let shown = (route.show)(&simulator.0.world, &first, Show::Good).unwrap();
    let bytes = shown.body.to_string();
    let first_answer = endpoint(route)
        .read(platform, Some(shown.status), bytes.as_bytes())
        .unwrap();
    let next = page_call(route, platform, query, 1, first_answer.next.as_deref());
    (next.unwrap_or(first), ids(&[first_answer]))
}

/// Somebody with more than a page of related accounts.
fn related_of_many(platform: Platform) -> String {
    let similar = Provider::InfluencersClub.endpoint("similar").unwrap();
    let many = |handle: &String| FAULTLESS.expected(similar, platform, handle).len() > 52;
    some(&FAULTLESS, platform).into_iter().find(many).unwrap()
}

/// The first of many attempts at a call that has the fault.
fn until(simulator: &Simulator, route: &Route, call: &Asked, kind: Fault) -> Option<Reply> {
    let attempts = (0..64).map(|_| simulator.reply(route, &keys(), call).0);
    attempts.into_iter().find(|reply| reply.fault == Some(kind))
}

#[test]
fn every_kind_of_fault_is_read_with_its_class_at_every_endpoint() {
    for kind in Fault::ALL {
        let simulator = faulty(Script::MOST_FAULTS, &[kind]);
        for route in ROUTES {
            let platform = network(route);
            let (call, before) = second_page(&simulator, route);
            let Some(reply) = until(&simulator, route, &call, kind) else {
                let single =
                    !is_search(route) && route.endpoint != "similar" || route.provider == Provider::Apify;
                assert!(kind == Fault::Repeated && single, "{route:?} never had {kind}");
                continue;
            };
            let read = endpoint(route).read(platform, Some(reply.status), &reply.bytes);
            let class = read.as_ref().map_err(|fault| fault.class);
            let at = format!("{kind} at {route:?}: {} {read:?}", reply.status);
            match kind {
                Fault::RateLimited => assert_eq!(
                    (class.err(), reply.status),
                    (Some(Class::RateLimited), 429),
                    "{at}"
                ),
                Fault::Upstream => {
                    assert_eq!(class.err(), Some(Class::Upstream), "{at}");
                    assert!((500..=504).contains(&reply.status), "{at}");
                }
                Fault::Html => assert_eq!((class.err(), reply.status), (Some(Class::NonJson), 200), "{at}"),
                Fault::Truncated => {
                    assert_eq!(class.err(), Some(Class::NonJson), "{at}");
                    assert!(reply.status < 300, "{at}");
                }
                Fault::OutOfCredits => {
                    assert_eq!(class.err(), Some(Class::OutOfCredits), "{at}");
                    let status = if route.provider == Provider::YouTube {
                        403
                    } else {
                        402
                    };
                    assert_eq!(reply.status, status, "{at}");
                }
                Fault::Empty => {
                    assert!(reply.status < 300, "{at}");
                    let nobody = match route.endpoint {
                        "tiktok/profile" | "instagram/profile" | "channels" | "enrich" => {
                            Err(Class::NotFound)
                        }
                        // No empty channel was recorded; ours is the envelope alone.
                        "youtube/channel" => Err(Class::Shape),
                        _ => Ok(0),
                    };
                    assert_eq!(class.map(|answer| answer.creators.len()), nobody, "{at}");
                }
                Fault::Repeated => {
                    let mut repeated = ids(&[read.unwrap()]);
                    let mut before = before;
                    repeated.sort();
                    before.sort();
                    assert_eq!(repeated, before, "{at}");
                }
                Fault::Vanished => vanished(&simulator, route, &call, &reply),
            }
        }
    }
}

/// The same creators, of whom less is told, and nothing else.
fn vanished(simulator: &Simulator, route: &Route, call: &Asked, reply: &Reply) {
    let platform = network(route);
    let good = (route.show)(&simulator.0.world, call, Show::Good).unwrap();
    let whole = good.body.to_string();
    let good = endpoint(route)
        .read(platform, Some(good.status), whole.as_bytes())
        .unwrap();
    let less = endpoint(route)
        .read(platform, Some(reply.status), &reply.bytes)
        .unwrap();
    assert!(reply.bytes.len() < whole.len());
    assert_eq!(
        (less.skipped, less.next.clone(), less.more),
        (0, good.next.clone(), good.more)
    );
    assert_eq!(less.creators.len(), good.creators.len());
    for (less, good) in less.creators.iter().zip(&good.creators) {
        assert_eq!(
            (&less.external_id, &less.handle),
            (&good.external_id, &good.handle),
            "{route:?}"
        );
        let (less, good) = (told(less), told(good));
        for (name, value) in &less {
            // TikTok's rounded counts take the place of the exact ones, and one that overflows is unknown.
            let rounded = route.endpoint == "tiktok/profile" && value.parse::<i64>().is_ok();
            assert!(
                rounded || good.get(name) == Some(value),
                "{route:?} {name}: {value}"
            );
        }
        assert!(less.len() <= good.len());
    }
}

#[test]
fn vanished_fields_never_take_an_identity_with_them() {
    let simulator = faulty(Script::MOST_FAULTS, &[Fault::Vanished]);
    for route in ROUTES {
        let platform = network(route);
        let (call, _) = second_page(&simulator, route);
        let good = (route.show)(&simulator.0.world, &call, Show::Good).unwrap();
        let whole = good.body.to_string();
        let good = ids(&[endpoint(route)
            .read(platform, Some(good.status), whole.as_bytes())
            .unwrap()]);
        let mut thinner = 0;
        for _ in 0..40 {
            let (reply, _) = simulator.reply(route, &keys(), &call);
            let read = endpoint(route)
                .read(platform, Some(reply.status), &reply.bytes)
                .unwrap();
            assert_eq!(
                (ids(std::slice::from_ref(&read)), read.skipped),
                (good.clone(), 0),
                "{route:?}"
            );
            thinner += usize::from(reply.fault.is_some());
        }
        assert!((8..=32).contains(&thinner), "{route:?}: {thinner} of 40");
    }
}

#[test]
fn each_kind_comes_as_often_as_is_asked_for() {
    let turns = (0..6_000u64).map(|turn| Turn {
        request: digest(&[&(turn / 3).to_string()]),
        attempt: turn % 3,
    });
    let turns: Vec<Turn> = turns.collect();
    for percent in [0, 5, 20, 50] {
        let script = Script {
            faults: percent,
            ..Script::default()
        };
        let mut counts: BTreeMap<Fault, f64> = BTreeMap::new();
        let mut pairs = 0.0;
        for turn in &turns {
            let drawn: Vec<Fault> = script.drawn(*turn).map(|(kind, _)| kind).collect();
            for kind in &drawn {
                *counts.entry(*kind).or_default() += 1.0;
            }
            let both = [Fault::Html, Fault::Empty]
                .iter()
                .all(|kind| drawn.contains(kind));
            pairs += f64::from(u8::from(both));
        }
        let share = f64::from(percent) / 100.0;
        // Four standard deviations.
        let near = |count: f64, share: f64| {
            let all = 6_000.0;
            (count - all * share).abs() <= 4.0 * (all * share * (1.0 - share)).sqrt()
        };
        for kind in Fault::ALL {
            let count = counts.get(&kind).copied().unwrap_or_default();
            assert!(near(count, share), "{kind} at {percent} %: {count} of 6000");
        }
        assert!(
            near(pairs, share * share),
            "kinds are independent: {pairs} at {percent} %"
        );
    }
}

#[test]
fn the_tally_counts_what_was_served() {
    let simulator = faulty(30, &[Fault::RateLimited, Fault::Html]);
    let route = route(Provider::ScrapeCreators, "tiktok/profile");
    let handle = some(&FAULTLESS, Platform::TikTok).remove(0);
    let call = profile_call(route, Platform::TikTok, &handle).unwrap();
    let replies: Vec<Reply> = (0..400)
        .map(|_| simulator.reply(route, &keys(), &call).0)
        .collect();
    let count =
        |holds: &dyn Fn(&&Reply) -> bool| u64::try_from(replies.iter().filter(holds).count()).unwrap();
    let limited = count(&|reply| reply.status == 429);
    let html = count(&|reply| reply.bytes.starts_with(b"<!"));
    let tally = simulator.tally();
    assert_eq!((tally.calls(), tally.charged()), (400, 400 - limited));
    assert_eq!(
        (tally.faulty(Fault::RateLimited), tally.faulty(Fault::Html)),
        (limited, html)
    );
    assert!(
        (80..=160).contains(&limited) && (50..=120).contains(&html),
        "{limited} {html}"
    );
    assert_eq!(
        tally.endpoints.keys().collect::<Vec<_>>(),
        ["scrapecreators tiktok/profile"]
    );
}

#[test]
fn a_failed_call_may_succeed_when_it_is_made_again() {
    let simulator = faulty(20, &Fault::ALL);
    let route = route(Provider::ScrapeCreators, "tiktok/search/keyword");
    let mut mended = 0;
    for query in ["vegan", "yoga", "dogs", "cats", "travel", "running"] {
        let call = page_call(route, Platform::TikTok, query, 0, None).unwrap();
        let good = (route.show)(&simulator.0.world, &call, Show::Good)
            .unwrap()
            .body
            .to_string();
        let attempts: Vec<Reply> = (0..12)
            .map(|_| simulator.reply(route, &keys(), &call).0)
            .collect();
        let first_good = attempts.iter().position(|reply| reply.fault.is_none());
        mended += usize::from(first_good.is_some_and(|place| place > 0));
        for reply in attempts.iter().filter(|reply| reply.fault.is_none()) {
            assert_eq!(reply.bytes, good.as_bytes(), "a good answer is always the same");
        }
    }
    assert!(mended > 1, "{mended}");
}

/// The answers to a mixed lot of calls, each twice.
fn answers(simulator: &Simulator) -> Vec<(u16, Vec<u8>, Option<Fault>)> {
    let mut answers = Vec::new();
    for round in 0..2 {
        for route in ROUTES {
            let platform = network(route);
            let query = if is_search(route) {
                "vegan".to_owned()
            } else {
                related_of_many(platform)
            };
            let call = page_call(route, platform, &query, 0, None).unwrap();
            for _ in 0..=round {
                let (reply, pause) = simulator.reply(route, &keys(), &call);
                assert_eq!(pause, Duration::ZERO);
                answers.push((reply.status, reply.bytes, reply.fault));
            }
        }
    }
    answers
}

#[test]
fn equal_scripts_and_calls_give_equal_answers_and_other_seeds_others() {
    let first = answers(&faulty(25, &Fault::ALL));
    assert_eq!(first, answers(&faulty(25, &Fault::ALL)));
    let kinds: Vec<Option<Fault>> = first.iter().map(|(_, _, fault)| *fault).collect();
    let other = Simulator::new(Script {
        seed: 2,
        results: 60,
        ..Script::default()
    });
    let handle = some(&other, Platform::TikTok).remove(0);
    assert!(
        FAULTLESS.creator(Platform::TikTok, &handle).is_none(),
        "another world"
    );
    // Fault for fault the same, whatever else is called between: only how often the request itself came counts.
    let simulator = faulty(25, &Fault::ALL);
    let noise = route(Provider::ScrapeCreators, "tiktok/profile");
    let mut again = Vec::new();
    for route in ROUTES {
        let platform = network(route);
        simulator.reply(
            noise,
            &keys(),
            &profile_call(noise, Platform::TikTok, "no.body").unwrap(),
        );
        let query = if is_search(route) {
            "vegan".to_owned()
        } else {
            related_of_many(platform)
        };
        let call = page_call(route, platform, &query, 0, None).unwrap();
        again.push(simulator.reply(route, &keys(), &call).0.fault);
    }
    assert_eq!(again, kinds[..ROUTES.len()]);
}

#[test]
fn the_order_of_parameters_and_the_key_do_not_make_another_request() {
    let route = route(Provider::YouTube, "search");
    let one = asked(&[("q", "x"), ("part", "snippet"), ("key", "a")], Value::Null);
    let same = asked(&[("part", "snippet"), ("q", "x"), ("key", "b")], Value::Null);
    let other = asked(&[("part", "snippet"), ("q", "y")], Value::Null);
    assert_eq!(one.request(route), same.request(route));
    assert_ne!(one.request(route), other.request(route));
}

use crate::simulate::asked::digest;
