//! The names other people give to our fields, best first, in the form `columns::normalise` gives them.

use super::field::Field;

/// Names of a field, best first, apart by blanks.
pub(super) type Synonyms = &'static [(Field, &'static str)];

/// Names that mean the same in a file of creators and in a file of posts.
pub(super) const EITHER: Synonyms = &[
    (
        Field::Platform,
        "platform network socialnetwork socialmedia socialplatform plataforma redsocial redesocial plateforme \
         reseausocial reseau plattform netzwerk soziales",
    ),
    (
        Field::ExternalId,
        "externalid userid channelid accountid authorid ownerid creatorid platformid tiktokid instagramid youtubeid \
         tiktokuserid instagramuserid youtubechannelid",
    ),
    (
        Field::Handle,
        "handle username uniqueid screenname userhandle accounthandle channelhandle creatorhandle profilename customurl \
         accountname account tiktokhandle tiktokusername tiktokaccount tiktok instagramhandle instagramusername \
         instagramaccount youtubehandle youtubeusername authorusername authorhandle authoruniqueid ownerusername \
         influencerhandle influencerusername login user usuario nombredeusuario cuenta nomedeusuario perfil conta \
         nomdutilisateur utilisateur pseudo compte benutzername nutzername konto nomeutente",
    ),
    (
        Field::Name,
        "fullname displayname nickname name channeltitle channelname creatorname influencername accountfullname \
         authorname authornickname ownerfullname channel creator influencer author nombrecompleto nombre nomecompleto \
         nome nomcomplet nom vollstandigername anzeigename",
    ),
    (
        Field::ProfileUrl,
        "profileurl profilelink accounturl channelurl channellink authorurl userurl creatorurl tiktokurl tiktoklink \
         tiktokprofile instagramurl instagramlink instagramprofile youtubeurl youtubelink youtubechannel urldelperfil \
         enlacedelperfil urldoperfil linkdoperfil urlduprofil lienduprofil profillink",
    ),
    (
        Field::Followers,
        "followers followercount followerscount followercnt subscribers subscribercount subscriberscount fans fancount \
         totalfollowers numberoffollowers nooffollowers numfollowers authorfollowers channelsubscribers \
         tiktokfollowers instagramfollowers youtubesubscribers edgefollowedby.count seguidores numerodeseguidores \
         suscriptores inscritos abonnes nombredabonnes follower abonnenten abos followerzahl seguaci",
    ),
    (
        Field::Following,
        "following followingcount followscount follows edgefollow.count siguiendo seguidos seguindo abonnements",
    ),
    (
        Field::Likes,
        "totallikes heartcount hearts likesreceived totalheartcount likedcnt",
    ),
    (
        Field::PostCount,
        "postcount postscount totalposts mediacount videocount videoscount totalvideos numberofposts numberofvideos \
         uploads",
    ),
    (
        Field::Bio,
        "bio biography signature biotext profiledescription channeldescription about aboutme acercade sobre biografia \
         biographie",
    ),
    (
        Field::Email,
        "email emails mail emailaddress emailaddresses contactemail businessemail publicemail contact correo \
         correoelectronico courriel adresseemail adressemail emailadresse mailadresse correos",
    ),
    (
        Field::Link,
        "biolink biolinks biolink.link biourl linkinbio website websiteurl externalurl externalurls web links homepage \
         sitioweb siteweb webseite sito",
    ),
    (
        Field::AvatarUrl,
        "avatar avatarurl avatarlarger avatarmedium avatarthumb profilepicurlhd profilepicurl profilepic profilepicture \
         profilepictureurl profileimage profileimageurl profilephoto photourl fotodeperfil photodeprofil profilbild",
    ),
    (
        Field::Verified,
        "verified isverified verifiedaccount blueverified verificado verificada verifie verifiziert",
    ),
    (
        Field::Country,
        "country countrycode region regioncode pais pays land paese",
    ),
    (
        Field::Language,
        "language languagecode lang profilelanguage idioma lengua lingua langue sprache",
    ),
    (
        Field::Category,
        "niche commercecategory businesscategory businesscategoryname creatorcategory nicho nische",
    ),
];

/// Names that are the creator's in a file of creators.
pub(super) const PROFILES: Synonyms = &[
    (Field::ExternalId, "id"),
    (Field::ProfileUrl, "url link profile permalink enlace lien"),
    (
        Field::Likes,
        "likes likescount likecount heart megusta curtidas jaime mentionsjaime",
    ),
    (
        Field::PostCount,
        "posts videos postscount videocount publicaciones publicacoes publications beitrage edgeownertotimelinemedia.count",
    ),
    (Field::Bio, "description descripcion descricao beschreibung"),
    (
        Field::AvatarUrl,
        "picture photo image imageurl thumbnail thumbnailurl foto bild",
    ),
    (
        Field::Category,
        "category categoryname categories topic vertical genre categoria categorie kategorie",
    ),
];

/// Names that are the post's in a file of posts.
pub(super) const POSTS: Synonyms = &[
    (
        Field::PostId,
        "videoid postid awemeid itemid mediaid shortcode id",
    ),
    (Field::PostTitle, "videotitle posttitle title titulo titre titel"),
    (
        Field::PostText,
        "posttext caption text desc videodescription postdescription description content descripcion descricao \
         beschreibung",
    ),
    (
        Field::PostUrl,
        "webvideourl videourl posturl videolink postlink permalink shareurl url link",
    ),
    (
        Field::PostThumbnail,
        "thumbnaillink thumbnailurl thumbnail videometa.coverurl covers.default displayurl coverurl cover imageurl image",
    ),
    (
        Field::PostPublishedAt,
        "publishtime publishedat publisheddate publishdate createtimeiso createtime createdat takenattimestamp takenat \
         uploaddate postedat posteddate timestamp date fecha datum",
    ),
    (
        Field::PostViews,
        "playcount viewcount viewscount views plays videoviews videoviewcount videoplaycount stats.playcount \
         visualizaciones visualizacoes vues aufrufe",
    ),
    (
        Field::PostLikes,
        "diggcount likecount likescount likes postlikes stats.diggcount megusta curtidas jaime",
    ),
    (
        Field::PostComments,
        "commentcount commentscount comments postcomments stats.commentcount comentarios commentaires kommentare",
    ),
    (
        Field::PostShares,
        "sharecount sharescount shares postshares stats.sharecount compartidos partages",
    ),
    (Field::PostHashtags, "hashtags tags hashtag etiquetas"),
];

/// A file with one of these keys has a post in each row.
pub(super) const POST_MARKERS: &[&str] = &[
    "videoid",
    "postid",
    "awemeid",
    "webvideourl",
    "videourl",
    "posturl",
    "videotitle",
    "posttitle",
    "posttext",
    "publishtime",
    "playcount",
    "diggcount",
    "shortcode",
    "stats.playcount",
    "caption",
];

/// Objects within which a key is the creator's.
pub(super) const AUTHOR_PREFIXES: &[&str] = &[
    "author.",
    "authorinfo.",
    "authorstats.",
    "userinfo.user.",
    "userinfo.stats.",
    "user.",
    "owner.",
    "creator.",
    "channel.",
    "profile.",
    "channelmeta.",
    "snippet.channel.",
];

/// Objects within which a key is the post's.
pub(super) const POST_PREFIXES: &[&str] = &["video.", "post.", "item."];
