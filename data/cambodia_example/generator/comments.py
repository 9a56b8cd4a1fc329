"""Invented comments in three languages; harmless, and awkward for a careless reader."""

from generator.draws import Draws

WRITES_SHARE = 0.35
COMMENTS = {
    "jobseeker": {
        "km": (
            "សូមអរគុណ សេវាល្អណាស់",
            "គួរមានកៅអីអង្គុយរង់ចាំច្រើនជាងនេះ",
            "រង់ចាំយូរបន្តិច",
            "ចង់បានព័ត៌មានអំពីវគ្គបណ្តុះបណ្តាលបន្ថែម",
            "គួរបើកនៅថ្ងៃសៅរ៍",
            "ការងារនៅឆ្ងាយពីផ្ទះពេក",
        ),
        "en": (
            "More job offers near my village, please.",
            'The form is long; the word "sector" was not clear.',
            "Open earlier; I lose half a day of work",
            "First the ticket,\nthen the registration: it went well.",
            "=1+1 is what the screen showed",
            "I waited < 10 minutes & was <b>well</b> served",
        ),
        "fr": (
            "Merci, très bon accueil.",
            "Il faudrait plus d'offres pour les débutants ; sinon rien à dire.",
            "L'attente était longue à midi.",
            "Plus de places assises, s'il vous plaît",
        ),
    },
    "employer": {
        "km": ("សូមបញ្ជូនបេក្ខជនឱ្យបានលឿនជាងនេះ", "សូមអរគុណចំពោះការតាមដាន"),
        "en": (
            "Call us before you send candidates.",
            "-2 candidates only; we asked for ten",
            "The website does not keep the vacancy.",
        ),
        "fr": ("Des candidats mieux préparés à l'entretien.", "Bon suivi, merci."),
    },
    "staff": {
        "km": ("ចង់មានពេលសម្រាប់រៀនបន្ថែម", "ត្រូវការកុំព្យូទ័រថ្មី"),
        "en": ("A short meeting every week would help.", "Fewer forms"),
        "fr": ("Plus de temps pour préparer les entretiens.",),
    },
}


def comment(draws: Draws, audience: str, language: str) -> str:
    """A comment in that language, or nothing."""
    if not draws.chance(WRITES_SHARE):
        return ""
    texts = COMMENTS[audience][language]
    return texts[draws.whole(0, len(texts) - 1)]
