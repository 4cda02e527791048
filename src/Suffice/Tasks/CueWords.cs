using static Suffice.Tasks.TaskType;

namespace Suffice.Tasks;

/// <summary>
/// The words looked for. A verb counts as a request only; a noun that belongs to one kind of task counts anywhere; a verb of making takes its kind
/// from what is to be made. English, and the verbs of requests in German, French and Spanish. Underscores stand for spaces.
/// </summary>
internal static class CueWords
{
    private static readonly WordSet Numbers = new(
        "two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand dozen half twice double triple");

    public static PhraseTable<Cue> Table { get; } = new(
        All().DistinctBy(cue => cue.Text, StringComparer.OrdinalIgnoreCase).Select(cue => (cue.Text, cue)));

    /// <summary>True for a number written as a word.</summary>
    public static bool IsNumber(uint hash) => Numbers.Contains(hash);

    // Of two entries for one word the first holds.
    private static IEnumerable<Cue> All() =>
    [
        .. Made(Creative, 3, 4, "poem poems story stories tale lyrics song slogan slogans tagline taglines haiku limerick joke jokes fiction screenplay sonnet ballad gedicht geschichte poème histoire poema cuento"),
        .. Made(Creative, 2, 3, "essay blog caption captions novel tweet advertisement ad_copy monologue dialogue newsletter blog_post social_media_post press_release product_description cover_letter screenplay speech toast"),
        .. Made(Creative, 0, 3, "letter email mail ad article scene chapter pitch names ideas name idea scenario character post posts description invitation announcement"),
        .. Made(Summarization, 2, 5, "summary summaries tldr tl_dr synopsis recap executive_summary zusammenfassung résumé resumen key_takeaways takeaways"),
        .. Made(Summarization, 0, 4, "abstract digest gist headline minutes overview highlights key_points bullet_points"),
        .. Made(Translation, 2, 5, "translation translations translator übersetzung traduction traducción"),
        .. Made(Rewriting, 3, 5, "paraphrase paraphrases rewording rewrite rephrasing shorter_version simpler_version formal_version improved_version polished_version cleaned_version corrected_version"),
        .. Made(Code, 3, 5, "python javascript typescript java sql regex html css bash golang kotlin powershell rust haskell php ruby cpp react unit_tests unit_test dockerfile numpy pandas pytorch tensorflow django flask"),
        .. Made(Code, 2, 4, "function snippet script program algorithm compiler code_snippet source_code codebase one_liner macro backend frontend"),
        .. Made(Code, 0, 4, "code class query app application api component website"),
        .. Made(Scoring, 2, 4, "rating ratings score scores grade"),
        .. Made(Classification, 2, 4, "label labels category categories intent sentiment classification"),
        .. Made(Extraction, 2, 4, "named_entities entities keywords key_phrases"),
        .. Made(QuestionAnswering, 0, 3, "explanation answer answers"),
        .. Made(Reasoning, 1, 4, "plan strategy analysis comparison recommendation decision roadmap itinerary"),
        .. Made(TaskType.Math, 2, 4, "proof equation"),
        .. Made(Conversation, 0, 4, "reply response_to_the_customer reply_to_the_customer"),

        .. Making(4, "compose invent brainstorm imagine"),
        .. Making(3, "write draft schreibe schreib verfasse écris écrivez rédige rédigez escribe escriba redacta redacte"),
        .. Making(2, "create suggest design craft come_up_with"),
        .. Making(0, "generate produce provide give return output make prepare build develop need want deliver propose show erstelle gib fais donne donnez crea genera haz dame"),

        .. Verbs(Classification, 4, "classify categorize categorise triage label tag classifying categorizing labelling labeling klassifiziere klassifizieren kategorisiere klassifizierst classez classifie classifiez classer clasifica clasifique clasificar etikettiere"),
        .. Verbs(Classification, 3, "route assign sort_into sort ordne detect_the decide_whether determine_whether determine_if decide_if decide_which determine_which predict"),
        .. Nouns(Classification, 3, "classifier text_classification intent_classification sentiment_analysis intent_detection exactly_one_of one_of_the_following_categories one_of_the_following_labels following_categories following_labels which_category which_label which_intent best_fits most_appropriate_category"),
        .. Nouns(Classification, 2, "exactly_one one_of_the_following one_of_these one_of true_or_false yes_or_no kategorie kategorien catégorie catégories categoría categorías department queue spam topic"),

        .. Verbs(Extraction, 4, "extract extracting extrahiere extrahieren extrais extrayez extraire extrae extraiga extraer pull_out"),
        .. Verbs(Extraction, 2, "parse identify capture collect find list retrieve locate"),
        .. Nouns(Extraction, 4, "information_extraction named_entity entity_recognition entity_extraction data_extraction structured_data key_value"),
        .. Nouns(Extraction, 2, "extraction extractor verbatim mentioned_in mentioned_in_the that_are_mentioned the_following_fields following_fields invoice"),

        .. Verbs(Scoring, 4, "score rate grade judge scoring grading rating bewerte bewerten benote évalue évaluez évaluer notez evalúa evalúe evaluar puntúa califica"),
        .. Verbs(Scoring, 2, "evaluate assess rank evaluating assessing mark"),
        .. Nouns(Scoring, 5, "impartial_judge which_response_is_better which_answer_is_better which_assistant_is_better which_is_better auf_einer_skala sur_une_échelle en_una_escala de_una_escala"),
        .. Nouns(Scoring, 4, "on_a_scale on_the_scale scale_of scale_from"),
        .. Nouns(Scoring, 3, "rubric grader evaluator out_of_10 out_of_5 out_of_100 from_1_to from_0_to between_1_and between_0_and 1_to_5 1_to_10 0_to_10 0_to_100 1_5 1_10 0_10 0_100 marker reviewer_score"),
        .. Nouns(Scoring, 1, "criteria criterion quality points marks"),

        .. Verbs(SlotFilling, 4, "fill populate fill_in fill_out filling remplis remplissez remplir rellena rellene rellenar fülle complete_the_form complete_this_form complete_the_template"),
        .. Nouns(SlotFilling, 4, "slot_filling placeholder placeholders slots slot"),
        .. Nouns(SlotFilling, 2, "template form blanks the_form the_template blank_fields formular formulaire formulario frame"),

        .. Verbs(Summarization, 5, "summarize summarise condense recap summarizing summarising zusammenfassen fasse fass résume résumez résumer resume_el resume_la resume_los resume_este resume_en resuma resumir boil_down boil_the_story_down sum_up"),
        .. Nouns(Summarization, 3, "summarization summarizer main_points essentials key_facts_in in_one_sentence in_a_nutshell in_brief"),

        .. Verbs(Translation, 5, "translate translating übersetze übersetzen übersetz traduis traduisez traduire traduce traduzca traducir localise localize how_do_you_say"),
        .. Nouns(Translation, 3, "target_language source_language into_french into_german into_spanish into_italian into_english into_japanese into_chinese into_portuguese into_russian into_dutch into_polish into_korean to_french to_german to_spanish to_italian to_english to_japanese to_chinese to_portuguese to_russian to_dutch to_polish to_korean ins_deutsche ins_englische ins_spanische ins_französische en_français en_anglais al_español al_inglés"),
        .. Nouns(Translation, 4, "english_to english_french english_german english_spanish english_italian german_english french_english spanish_english french_version german_version spanish_version portuguese_version italian_version english_version japanese_version"),

        .. Verbs(Rewriting, 4, "rewrite rephrase paraphrase proofread reword revise polish shorten simplify rewriting rephrasing paraphrasing proofreading redact anonymize anonymise formuliere umformulieren reformule reformulez reformuler reescribe reescriba reescribir copyedit copy_edit restate"),
        .. Verbs(Rewriting, 3, "correct_the fix_the_spelling fix_the_grammar fix_grammar fix_spelling korrigiere corrige corrija corrigez verbessere make_this_sound make_it_sound make_this_more make_it_more make_this_less change_the_tone adapt"),
        .. Verbs(Rewriting, 2, "edit correct improve rework adjust transform"),
        .. Nouns(Rewriting, 3, "other_ways_to_say other_ways_to_phrase ways_to_phrase ways_to_say more_formal more_formally more_concise more_polite more_professional less_formal more_friendly plain_language plain_english same_meaning changing_its_meaning changing_the_meaning copyeditor copy_editor"),
        .. Nouns(Rewriting, 2, "style_guide grammar spelling editor wording original_meaning"),

        .. Verbs(Code, 4, "implement refactor debug code implementiere programmiere implémente programa"),
        .. Nouns(Code, 3, "stack_trace traceback pull_request code_review this_code the_code following_code your_code write_code software_engineer programmer terraform kubernetes docker latex arduino github api_endpoint css vba excel_formula c_code git"),
        .. Nouns(Code, 1, "json_schema database server"),

        .. Verbs(TaskType.Math, 4, "calculate compute solve prove solving calculating evaluate_the_integral simplify_the_expression berechne berechnen löse calcule calculez résous calcula calcule resuelve"),
        .. Nouns(TaskType.Math, 4, "math_problem maths_problem word_problem math_tutor arithmetic algebra"),
        .. Nouns(TaskType.Math, 3, "integral derivative polynomial theorem probability matrix triangle eigenvalues"),
        .. Nouns(TaskType.Math, 1, "percent total sum average math mathematics"),

        .. Verbs(Reasoning, 4, "deduce infer reason_about"),
        .. Verbs(Reasoning, 3, "plan compare analyze analyse weigh recommend diagnose think_through vergleiche analysiere comparez analiza compara"),
        .. Nouns(Reasoning, 4, "logic_puzzle brain_teaser brainteaser trade_offs tradeoffs pros_and_cons think_it_through what_would_you_do what_is_the_date conclusion_follows which_conclusion mm_dd_yyyy tells_the_truth premises logically"),
        .. Nouns(Reasoning, 3, "puzzle riddle logic premise root_cause deduction decision_making"),
        .. Nouns(Reasoning, 2, "step_by_step reasoning chain_of_thought"),

        .. Verbs(QuestionAnswering, 3, "explain describe answer answers answering erkläre beantworte antworte explique expliquez réponds répondez responde responda explica"),
        .. Verbs(QuestionAnswering, 2, "tell_me define what who whom when where why which how is_it are_there does is was wer wann warum welche quel quelle qui quand pourquoi quién cuándo cuál"),
        .. Nouns(QuestionAnswering, 4, "question_answering answer_the_question answer_questions answers_questions answer_only_from multiple_choice trivia answer_the_following_question answer_the_user_s_question"),
        .. Nouns(QuestionAnswering, 2, "based_on_the_context knowledge_base retrieved provided_context context_above the_documents the_passage encyclopedia"),
        .. Nouns(QuestionAnswering, 1, "question passage context questions"),

        .. Nouns(ToolUse, 5, "access_to_the_following_tools access_to_the_following_functions function_calling action_input available_tools following_tools call_functions calling_functions function_calls tool_calls"),
        .. Nouns(Conversation, 4, "chatbot stay_in_character in_character chat_with small_talk live_chat talk_to_the_user talk_with_the_user role_play roleplay companion chatting keep_the_talk keep_the_conversation"),
        .. Nouns(Conversation, 3, "support_agent customer_support_agent customer_service_agent customer_service_representative support_assistant virtual_assistant persona concierge receptionist greet conversational help_customers help_users help_visitors"),
        .. Nouns(Conversation, 1, "conversation friendly helpful_assistant assistant"),
    ];

    private static IEnumerable<Cue> Verbs(TaskType type, int points, string words) => Split(words).Select(word => new Cue(word, type, points, 0));

    private static IEnumerable<Cue> Nouns(TaskType type, int points, string words) => Split(words).Select(word => new Cue(word, type, points, points));

    private static IEnumerable<Cue> Made(TaskType type, int named, int made, string words) =>
        Split(words).Select(word => new Cue(word, type, named, named, made));

    // With nothing known to be made, a verb of making is taken for inventing.
    private static IEnumerable<Cue> Making(int points, string words) =>
        Split(words).Select(word => new Cue(word, Creative, points, 0) { Makes = true });

    private static IEnumerable<string> Split(string words) => words.Split(' ').Select(word => word.Replace('_', ' '));
}
