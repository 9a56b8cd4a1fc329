"""The words of the forms that are no question of a pilot, in every language of the forms.

The Khmer and Spanish ones are drafts: native speakers must review them before any use. What
a pilot wants otherwise it writes in pilot.yml under ``collection: words:``.
"""

from pescycle.model.base import Text

LANGUAGE_NAMES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "km": "ភាសាខ្មែរ",
}

# How people are asked where pilot.yml names no modes.
MODES: dict[str, Text] = {
    "interviewer": {
        "en": "An interviewer asks",
        "fr": "Un enquêteur pose les questions",
        "es": "Pregunta un encuestador",
        "km": "អ្នកសម្ភាសន៍សួរ",
    },
    "phone": {
        "en": "By telephone",
        "fr": "Par téléphone",
        "es": "Por teléfono",
        "km": "តាមទូរស័ព្ទ",
    },
    "web": {
        "en": "The person fills in the web form",
        "fr": "La personne remplit le formulaire en ligne",
        "es": "La persona rellena el formulario en línea",
        "km": "អ្នកឆ្លើយបំពេញទម្រង់តាមអ៊ីនធឺណិត",
    },
    "paper": {
        "en": "Copied from a paper form",
        "fr": "Recopié d'un formulaire papier",
        "es": "Copiado de un formulario en papel",
        "km": "ចម្លងពីទម្រង់ក្រដាស",
    },
}

# Who asks: answers given to staff are kinder than answers given to strangers.
ROLES: dict[str, Text] = {
    "nobody": {
        "en": "Nobody: the person answers alone",
        "fr": "Personne : on répond seul",
        "es": "Nadie: la persona responde sola",
        "km": "គ្មាននរណា៖ អ្នកឆ្លើយបំពេញដោយខ្លួនឯង",
    },
    "center_staff": {
        "en": "Someone who works in this center",
        "fr": "Un agent de ce centre",
        "es": "Alguien que trabaja en este centro",
        "km": "បុគ្គលិកនៃមជ្ឈមណ្ឌលនេះ",
    },
    "other_staff": {
        "en": "Someone of the service, from another place",
        "fr": "Un agent du service, d'un autre lieu",
        "es": "Alguien del servicio, de otro lugar",
        "km": "បុគ្គលិកមកពីកន្លែងផ្សេង",
    },
    "outsider": {
        "en": "Someone who does not work for the service",
        "fr": "Quelqu'un d'extérieur au service",
        "es": "Alguien ajeno al servicio",
        "km": "អ្នកដែលមិនធ្វើការឱ្យសេវានេះ",
    },
}

WORDS: dict[str, Text] = {
    # Answers that every scale may have
    "not_applicable": {
        "en": "Does not apply to me",
        "fr": "Ne me concerne pas",
        "es": "No me concierne",
        "km": "មិនពាក់ព័ន្ធនឹងខ្ញុំ",
    },
    "dont_know": {
        "en": "Don't know, or no answer",
        "fr": "Ne sait pas ou ne répond pas",
        "es": "No sabe o no contesta",
        "km": "មិនដឹង ឬមិនឆ្លើយ",
    },
    "trial": {
        "en": "This is a trial and does not count",
        "fr": "Ceci est un essai et ne compte pas",
        "es": "Es una prueba y no cuenta",
        "km": "នេះជាការសាកល្បង មិនរាប់បញ្ចូលទេ",
    },
    # Questions of the form itself
    "center": {
        "en": "Which center is this about?",
        "fr": "De quel centre s'agit-il ?",
        "es": "¿De qué centro se trata?",
        "km": "តើនេះអំពីមជ្ឈមណ្ឌលណា?",
    },
    "mode": {
        "en": "How are these questions answered?",
        "fr": "Comment répond-on à ces questions ?",
        "es": "¿Cómo se responde a estas preguntas?",
        "km": "តើសំណួរទាំងនេះត្រូវបានឆ្លើយតាមវិធីណា?",
    },
    "role": {
        "en": "Who asks the questions?",
        "fr": "Qui pose les questions ?",
        "es": "¿Quién hace las preguntas?",
        "km": "តើនរណាជាអ្នកសួរសំណួរ?",
    },
    # Headings of its parts
    "part_interview": {
        "en": "The interview",
        "fr": "L'entretien",
        "es": "La entrevista",
        "km": "ការសម្ភាសន៍",
    },
    "part_consent": {
        "en": "Before we begin",
        "fr": "Avant de commencer",
        "es": "Antes de empezar",
        "km": "មុនពេលចាប់ផ្តើម",
    },
    "part_service": {
        "en": "The service",
        "fr": "Le service",
        "es": "El servicio",
        "km": "សេវា",
    },
    "part_opinion": {
        "en": "Your opinion",
        "fr": "Votre avis",
        "es": "Su opinión",
        "km": "មតិរបស់អ្នក",
    },
    "part_outcome": {
        "en": "What came of it",
        "fr": "Le résultat",
        "es": "El resultado",
        "km": "លទ្ធផល",
    },
    "part_comment": {
        "en": "In your own words",
        "fr": "Avec vos mots",
        "es": "Con sus palabras",
        "km": "តាមពាក្យរបស់អ្នក",
    },
    "part_profile": {
        "en": "To finish",
        "fr": "Pour finir",
        "es": "Para terminar",
        "km": "ព័ត៌មានទូទៅ",
    },
    # What the form says
    "thanks": {
        "en": "That is all. Thank you.",
        "fr": "C'est terminé. Merci.",
        "es": "Eso es todo. Gracias.",
        "km": "អស់ហើយ។ សូមអរគុណ។",
    },
    "refused": {
        "en": "No further question is asked. Thank you all the same.",
        "fr": "Aucune autre question n'est posée. Merci quand même.",
        "es": "No se hace ninguna otra pregunta. Gracias de todos modos.",
        "km": "គ្មានសំណួរទៀតទេ។ ទោះយ៉ាងណា សូមអរគុណ។",
    },
    "whole_number": {
        "en": "Write a whole number from {low} to {high}.",
        "fr": "Écrivez un nombre entier de {low} à {high}.",
        "es": "Escriba un número entero de {low} a {high}.",
        "km": "សូមសរសេរចំនួនគត់ពី {low} ដល់ {high}។",
    },
    "too_long": {
        "en": "This is too long; write {limit} characters at most.",
        "fr": "C'est trop long ; écrivez {limit} caractères au plus.",
        "es": "Es demasiado largo; escriba {limit} caracteres como máximo.",
        "km": "វែងពេក សូមសរសេរយ៉ាងច្រើន {limit} តួអក្សរ។",
    },
    # On paper
    "paper_how": {
        "en": "Put a cross into one box a question. Leave out what you do not want to "
        "answer. Write no name.",
        "fr": "Cochez une case par question. Laissez ce à quoi vous ne voulez pas "
        "répondre. N'écrivez aucun nom.",
        "es": "Marque una casilla por pregunta. Deje en blanco lo que no quiera responder. "
        "No escriba ningún nombre.",
        "km": "សូមគូសប្រអប់មួយក្នុងសំណួរនីមួយៗ។ សំណួរណាដែលអ្នកមិនចង់ឆ្លើយ សូមទុកទទេ។ សូមកុំសរសេរឈ្មោះ។",
    },
    "paper_several": {
        "en": "several answers are possible",
        "fr": "plusieurs réponses possibles",
        "es": "varias respuestas posibles",
        "km": "អាចជ្រើសរើសចម្លើយច្រើន",
    },
    "paper_only_if": {
        "en": "Only if you answered “{answer}” to question {number}",
        "fr": "Seulement si vous avez répondu « {answer} » à la question {number}",
        "es": "Solo si respondió «{answer}» a la pregunta {number}",
        "km": "តែក្នុងករណីអ្នកឆ្លើយ «{answer}» ចំពោះសំណួរទី {number}",
    },
    "or": {"en": "or", "fr": "ou", "es": "o", "km": "ឬ"},
    "paper_stop": {
        "en": "If not: stop here. Thank you all the same.",
        "fr": "Sinon : arrêtez-vous ici. Merci quand même.",
        "es": "Si no: deténgase aquí. Gracias de todos modos.",
        "km": "បើមិនយល់ព្រម៖ សូមឈប់ត្រឹមនេះ។ ទោះយ៉ាងណា សូមអរគុណ។",
    },
    "paper_center": {"en": "Center", "fr": "Centre", "es": "Centro", "km": "មជ្ឈមណ្ឌល"},
    # What is written behind it by hand.
    "paper_field": {"en": "{name}:", "fr": "{name} :", "es": "{name}:", "km": "{name}៖"},
    "paper_day": {"en": "Date", "fr": "Date", "es": "Fecha", "km": "កាលបរិច្ឆេទ"},
    "paper_page": {"en": "page", "fr": "page", "es": "página", "km": "ទំព័រ"},
    "synthetic": {
        "en": "Example of a synthetic pilot: no real service asks this.",
        "fr": "Exemple d'un pilote synthétique : aucun vrai service ne pose ces questions.",
        "es": "Ejemplo de un piloto sintético: ningún servicio real pregunta esto.",
        "km": "ឧទាហរណ៍សិប្បនិម្មិត៖ គ្មានសេវាពិតណាសួរសំណួរនេះទេ។",
    },
    # On the poster
    "poster_call": {
        "en": "Tell us how it was",
        "fr": "Dites-nous comment c'était",
        "es": "Cuéntenos cómo fue",
        "km": "សូមប្រាប់យើងពីបទពិសោធន៍របស់អ្នក",
    },
    "poster_how": {
        "en": "Point your phone's camera at the square. No name is asked.",
        "fr": "Visez le carré avec l'appareil photo du téléphone. Aucun nom n'est demandé.",
        "es": "Apunte al cuadrado con la cámara del teléfono. No se pide ningún nombre.",
        "km": "សូមតម្រង់កាមេរ៉ាទូរស័ព្ទទៅរូបការ៉េ។ យើងមិនសួរឈ្មោះទេ។",
    },
}


def words(key: str, own: dict[str, Text], **values: object) -> Text:
    """The words of that key in every language, with a pilot's own instead of ours."""
    whole = WORDS[key] | own.get(key, {})
    return {code: text.format(**values) for code, text in whole.items()}
