//! Countries and languages as ISO codes, from the spellings that sources use.

/// ISO 3166-1 alpha-2, two letters each.
const COUNTRIES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCI\
CKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIE\
ILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANC\
NENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTK\
TLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// ISO 639-1, two letters each.
const LANGUAGES: &str = "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofr\
fygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmr\
msmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrts\
tttwtyugukuruzvevivowawoxhyiyozazhzu";

const LANGUAGE_NAMES: &[(&str, &str)] = &[
    ("afrikaans", "af"),
    ("albanian", "sq"),
    ("arabic", "ar"),
    ("bengali", "bn"),
    ("bulgarian", "bg"),
    ("catalan", "ca"),
    ("chinese", "zh"),
    ("mandarin", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("estonian", "et"),
    ("filipino", "tl"),
    ("tagalog", "tl"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("malay", "ms"),
    ("norwegian", "no"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("punjabi", "pa"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("tamil", "ta"),
    ("telugu", "te"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
];

fn listed(list: &'static str, code: &str) -> Option<String> {
    let pairs = list.as_bytes().chunks_exact(2);
    pairs
        .into_iter()
        .any(|pair| pair == code.as_bytes())
        .then(|| code.to_owned())
}

/// An ISO 3166-1 alpha-2 code in upper case; names and other codes are unknown.
pub fn country(text: &str) -> Option<String> {
    listed(COUNTRIES, &text.to_ascii_uppercase())
}

/// An ISO 639-1 code in lower case, from a code, a locale (`pt-BR`) or the language's English name.
pub fn language(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let code = lower.split(['-', '_']).next().unwrap_or_default();
    if let Some(code) = listed(LANGUAGES, code) {
        return Some(code);
    }
    let named = LANGUAGE_NAMES.iter().find(|(name, _)| *name == lower);
    named.map(|(_, code)| (*code).to_owned())
}

/// As [`country`], from a code or the English name that YouTube shows.
pub fn country_named(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() == 2 {
        return country(text);
    }
    COUNTRY_NAMES
        .split(';')
        .filter_map(|entry| entry.split_once('='))
        .find(|(name, _)| name.eq_ignore_ascii_case(text))
        .map(|(_, code)| code.to_owned())
}

/// The English name that YouTube shows for a code; `None` where a channel cannot name that country.
pub fn country_name(code: &str) -> Option<&'static str> {
    COUNTRY_NAMES
        .split(';')
        .filter_map(|entry| entry.split_once('='))
        .find(|(_, known)| *known == code)
        .map(|(name, _)| name)
}

/// The countries a YouTube channel can name as its own.
const COUNTRY_NAMES: &str = "Algeria=DZ;Argentina=AR;Australia=AU;Austria=AT;Azerbaijan=AZ;Bahrain=BH;Bangladesh=BD;Belarus=BY;\
Belgium=BE;Bolivia=BO;Bosnia and Herzegovina=BA;Brazil=BR;Bulgaria=BG;Cambodia=KH;Canada=CA;Chile=CL;China=CN;Colombia=CO;\
Costa Rica=CR;Croatia=HR;Cyprus=CY;Czechia=CZ;Czech Republic=CZ;Denmark=DK;Dominican Republic=DO;Ecuador=EC;Egypt=EG;\
El Salvador=SV;Estonia=EE;Finland=FI;France=FR;Georgia=GE;Germany=DE;Ghana=GH;Greece=GR;Guatemala=GT;Honduras=HN;\
Hong Kong=HK;Hungary=HU;Iceland=IS;India=IN;Indonesia=ID;Iraq=IQ;Ireland=IE;Israel=IL;Italy=IT;Jamaica=JM;Japan=JP;Jordan=JO;\
Kazakhstan=KZ;Kenya=KE;Kuwait=KW;Laos=LA;Latvia=LV;Lebanon=LB;Libya=LY;Liechtenstein=LI;Lithuania=LT;Luxembourg=LU;\
Malaysia=MY;Malta=MT;Mexico=MX;Moldova=MD;Montenegro=ME;Morocco=MA;Nepal=NP;Netherlands=NL;New Zealand=NZ;Nicaragua=NI;\
Nigeria=NG;North Macedonia=MK;Norway=NO;Oman=OM;Pakistan=PK;Panama=PA;Papua New Guinea=PG;Paraguay=PY;Peru=PE;Philippines=PH;\
Poland=PL;Portugal=PT;Puerto Rico=PR;Qatar=QA;Romania=RO;Russia=RU;Saudi Arabia=SA;Senegal=SN;Serbia=RS;Singapore=SG;\
Slovakia=SK;Slovenia=SI;South Africa=ZA;South Korea=KR;Spain=ES;Sri Lanka=LK;Sweden=SE;Switzerland=CH;Taiwan=TW;Tanzania=TZ;\
Thailand=TH;Tunisia=TN;Turkey=TR;Türkiye=TR;Uganda=UG;Ukraine=UA;United Arab Emirates=AE;United Kingdom=GB;United States=US;\
Uruguay=UY;Venezuela=VE;Vietnam=VN;Yemen=YE;Zimbabwe=ZW";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_and_languages_are_iso_codes() {
        assert_eq!(country("za").as_deref(), Some("ZA"));
        for unknown in ["XX", "South Africa", "ZAF", "", "É"] {
            assert_eq!(country(unknown), None, "{unknown}");
        }
        for (text, code) in [
            ("English", "en"),
            ("pt-BR", "pt"),
            ("FR", "fr"),
            ("zh_Hans", "zh"),
            ("Polish", "pl"),
        ] {
            assert_eq!(language(text).as_deref(), Some(code), "{text}");
        }
        for unknown in ["un", "Klingon", "", "xx"] {
            assert_eq!(language(unknown), None, "{unknown}");
        }
        assert_eq!(COUNTRIES.len(), 249 * 2);
    }

    #[test]
    fn youtube_names_countries_in_english() {
        assert_eq!(country_named("United States").as_deref(), Some("US"));
        assert_eq!(country_named("de").as_deref(), Some("DE"));
        assert_eq!(country_named("Atlantis"), None);
        assert_eq!((country_name("DE"), country_name("AQ")), (Some("Germany"), None));
        let codes = COUNTRY_NAMES.split(';').filter_map(|entry| entry.split_once('='));
        assert!(codes.into_iter().all(|(_, code)| country(code).is_some()));
    }
}
