//! EnsembleData, inferred from two recorded answers. <https://ensembledata.com/apis/docs>
use super::body::Node;
use super::fault::{Class, Fault};
use super::native::{instagram_node, instagram_user};
use super::{Answer, misshapen, posts};

/// It says no with a `detail`: a text, or a list of faults with the place of each.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let detail = body.at("detail");
    if !detail.is_there() {
        return None;
    }
    let listed: Vec<String> = detail.list().filter_map(field).collect();
    let otherwise = if detail.is_list() {
        Class::BadRequest
    } else {
        Class::Upstream
    };
    let class = status.and_then(Class::of_status).unwrap_or(otherwise);
    let message = detail.text().unwrap_or_else(|| listed.join("; "));
    Some(Fault::new(class, message))
}

/// "name: field required".
fn field(fault: Node<'_>) -> Option<String> {
    let said = fault.at("msg").text()?;
    let place = fault.at("loc").list().last().and_then(Node::text);
    Some(place.map_or_else(|| said.clone(), |place| format!("{place}: {said}")))
}

/// `/instagram/hashtag/posts`: posts whose owners have an id only. A handle needs a second look-up.
pub fn hashtag_posts(body: Node<'_>) -> Result<Answer, Fault> {
    let data = body.at("data");
    let lists = ["top_posts", "recent_posts"].map(|list| data.at(list));
    if !lists.iter().any(|list| list.is_list()) {
        return Err(misshapen("data.top_posts"));
    }
    let rows = lists.into_iter().flat_map(Node::list);
    let answer = Answer::of(rows.map(|row| {
        let node = row.at("node");
        let mut creator = instagram_user(node.at("owner"))?;
        creator.posts = posts(instagram_node(node));
        Some(creator)
    }));
    let next = data.at("nextCursor").id();
    Ok(Answer { next, ..answer })
}
