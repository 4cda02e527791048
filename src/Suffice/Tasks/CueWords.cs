using static Suffice.Tasks.TaskType;

namespace Suffice.Tasks;

/// <summary>
/// The words looked for. A verb counts as a request only; a noun that belongs to one kind of task counts anywhere; a verb of making takes its kind
/// from what is to be made. English, and the verbs of requests in German, French and Spanish. Underscores stand for spaces.
/// </summary>
internal static class CueWords
{
    private static readonly WordSet Languages = new(
        "english french german spanish italian portuguese dutch polish russian chinese japanese korean arabic hindi turkish swedish danish norwegian finnish czech greek "
        + "hebrew ukrainian romanian hungarian vietnamese thai indonesian latin mandarin deutsch englisch französisch spanisch italienisch français anglais allemand espagnol español inglés francés alemán");

    private static readonly WordSet QuestionWords = new(
        "what who whom whose when where why which how is are does do can could was were did was wer wann wo warum wie welche welcher quel quelle qui quand pourquoi comment qué quién cuándo dónde cuál cómo");

    private static readonly WordSet Numbers = new(
        "two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand dozen half twice double triple");

    public static PhraseTable<Cue> Table { get; } = new(
        All().GroupBy(cue => cue.Text, StringComparer.OrdinalIgnoreCase).Select(senses => (senses.Key, Cue.Of(senses))));

    /// <summary>True for a number written as a word.</summary>
    public static bool IsNumber(uint hash) => Numbers.Contains(hash);

    /// <summary>True for the name of a language.</summary>
    public static bool IsLanguage(uint hash) => Languages.Contains(hash);

    /// <summary>True for a word that a question may begin with.</summary>
    public static bool IsQuestionWord(uint hash) => QuestionWords.Contains(hash);

    // Of two verbs, or two nouns, that are one word the first holds.
    private static IEnumerable<Cue> All() =>
    [
        .. Made(Creative, 3, 4, "poem poems story stories tale lyrics song slogan slogans tagline taglines haiku limerick joke jokes fiction screenplay sonnet ballad gedicht geschichte poème histoire poema cuento"),
        .. Made(Creative, 2, 3, "essay blog caption captions novel advertisement ad_copy monologue newsletter blog_post social_media_post press_release product_description cover_letter werbeslogan intro_script video_script podcast_script movie_script podcast imaginary myth fairy_tale bedtime_story short_story continue_the_story continue_this_story screenwriter copywriter comedy name_for names_for"),
        .. Made(Creative, 0, 3, "speech toast tweet dialogue letter email mail ad article scene chapter pitch ideas idea scenario character post posts description invitation announcement proposal document paper introduction specification catalogue brochure dialog presentation report"),
        .. Made(Summarization, 2, 5, "summary summaries tldr tl_dr synopsis recap executive_summary zusammenfassung résumé resumen key_takeaways takeaways"),
        .. Made(Summarization, 0, 4, "abstract digest gist headline title minutes overview highlights key_points main_points bullet_points meeting_minutes briefing"),
        .. Made(Translation, 2, 5, "translation translations translator übersetzung traduction traducción"),
        .. Made(Rewriting, 3, 5, "paraphrase paraphrases rewording rewrite rephrasing shorter_version simpler_version formal_version improved_version polished_version cleaned_version corrected_version"),
        .. Made(Code, 3, 5, "python javascript typescript java sql regex html css bash golang kotlin powershell rust haskell php ruby cpp react unit_tests unit_test dockerfile numpy pandas pytorch tensorflow django flask laravel wordpress matplotlib seaborn mysql postgresql mongodb redis nginx apache swift swiftui matlab verilog glsl opengl roblox lua perl scala elixir clojure lisp nodejs node_js vue angular svelte sveltekit nextjs graphql websocket websockets dataframe selenium playwright numpy cuda jquery spring_boot"),
        .. Made(Code, 2, 4, "function snippet script program algorithm compiler code_snippet source_code codebase one_liner macro backend frontend plugin middleware subroutine stored_procedure shader regular_expression web_scraper"),
        .. Made(Code, 0, 4, "code class query app application api component website module extension wrapper bot crawler scraper parser web_server crud example_code"),
        .. Made(Scoring, 2, 4, "rating ratings score scores grade"),
        .. Made(Classification, 3, 4, "intent sentiment emotion"),
        .. Made(Classification, 2, 4, "label labels category categories classification"),
        .. Made(Extraction, 3, 4, "named_entities entities keywords key_phrases"),
        .. Made(QuestionAnswering, 0, 3, "explanation guide tutorial recipe tips steps ways methods reasons definition advice information facts"),
        .. Made(Reasoning, 1, 4, "plan strategy analysis comparison recommendation decision roadmap itinerary"),
        .. Made(TaskType.Math, 2, 4, "proof equation"),
        .. Made(Conversation, 0, 4, "reply response_to_the_customer reply_to_the_customer"),

        .. Making(4, "compose invent brainstorm imagine make_up erfinde inventa"),
        .. Making(3, "write draft schreibe schreib verfasse écris écrivez rédige rédigez escribe escriba redacta redacte"),
        .. Making(2, "create suggest design craft come_up_with"),
        .. Making(0, "generate produce provide give return output make prepare build develop need want deliver propose show erstelle gib fais donne donnez crea genera haz dame"),

        .. Verbs(Classification, 4, "classify categorize categorise triage label tag classifying categorizing labelling labeling klassifiziere klassifizieren kategorisiere klassifizierst classez classifie classifiez classer clasifica clasifique clasificar etikettiere"),
        .. Verbs(Classification, 3, "pick_the choose_the select_the pick_one choose_one select_one decide_its decide_the ordnest kategorisierst flag match route assign sort_into ordne detect_the_intent detect_the_sentiment detect_the_language detect_the_emotion identify_the_intent identify_the_sentiment decide_whether determine_whether determine_if decide_if decide_which determine_which"),
        .. Nouns(Classification, 3, "classifies categorizes classifier text_classification intent_classification sentiment_analysis intent_detection exactly_one_of one_of_the_following_categories one_of_the_following_labels following_categories following_labels which_category which_label which_intent which_emotion which_team which_department best_describes best_fits positive_or_negative hate_speech entail entails entailment hypothesis same_thing same_meaning_as toxic toxicity safe_or_unsafe content_moderation spam_or_not spam possible_intents stance priority_p1 most_appropriate_category"),
        .. Nouns(Classification, 4, "true_or_false yes_or_no yes_no_or_maybe"),
        .. Nouns(Classification, 3, "yes_no spam in_welche_kategorie which_team_should welche_abteilung quelle_catégorie qué_categoría einer_abteilung"),
        .. Nouns(Classification, 2, "exactly_one one_of_the_following one_of_these one_of options_are one_word single_word kategorie kategorien catégorie catégories categoría categorías department queue topic"),

        .. Verbs(Extraction, 4, "extract extracting extrahiere extrahieren extrais extrayez extraire extrae extraiga extraer extrahierst extraes pull_out pull_the"),
        .. Verbs(Extraction, 3, "parse"),
        .. Verbs(Extraction, 2, "get_the identify capture collect find list retrieve locate get_all get_every"),
        .. Nouns(Extraction, 3, "into_json to_json as_json into_a_table structured_records structured_json nenne_alle vorkommen data_entry"),
        .. Nouns(Extraction, 4, "extracts information_extraction named_entity entity_recognition entity_extraction data_extraction structured_data key_value"),
        .. Nouns(Extraction, 2, "json_array with_keys comma_separated extraction extractor key_facts verbatim mentioned_in mentioned_in_the that_are_mentioned the_following_fields following_fields invoice"),

        .. Verbs(Scoring, 4, "score rate grade judge scoring grading rating bewerte bewerten benote évalue évalues bewertest évaluez évaluer notez evalúa evalúe evaluar puntúa califica"),
        .. Verbs(Scoring, 3, "evaluate assess evaluating assessing how_similar how_likely"),
        .. Verbs(Scoring, 2, "rank mark"),
        .. Nouns(Scoring, 5, "impartial_judge which_response_is_better which_answer_is_better which_assistant_is_better which_is_better which_one_is_better which_of_the_two fair_judge a_mark auf_einer_skala sur_une_échelle en_una_escala de_una_escala"),
        .. Nouns(Scoring, 4, "on_a_scale on_the_scale scale_of scale_from"),
        .. Nouns(Scoring, 3, "judge rubric grader out_of_20 out_of_50 evaluator out_of_10 out_of_5 out_of_100 from_1_to from_0_to between_1_and between_0_and 1_to_5 1_to_10 0_to_10 0_to_100 1_5 1_10 0_10 0_100"),
        .. Nouns(Scoring, 1, "criteria criterion quality correctness completeness faithful"),

        .. Verbs(SlotFilling, 4, "fill populate fill_in fill_out filling remplis remplissez remplir rellena rellene rellenar fülle complete_the_form complete_this_form complete_the_template"),
        .. Nouns(SlotFilling, 4, "slot_filling placeholder placeholders slots slot dialogue_state fill_in_the_blanks"),
        .. Verbs(SlotFilling, 2, "complete"),
        .. Nouns(SlotFilling, 3, "fehlenden_werte crm_form crm_forms"),
        .. Nouns(SlotFilling, 2, "vorlage template form blanks the_form the_template blank_fields formular formulaire formulario"),

        .. Verbs(Summarization, 5, "summarize summarise condense recap summarizing summarising zusammenfassen fasse fass fasst résumes résume résumez résumer resume_el resume_la resume_los resume_este resume_en resuma resumir sum_up"),
        .. Nouns(Summarization, 3, "summarization summarizer summarizes in_short main_points essentials key_facts_in in_one_sentence in_a_nutshell in_brief"),

        .. Verbs(Translation, 5, "translate translating übersetze übersetzen übersetz traduis traduisez traduire traduce traduzca traducir localise localize übersetzt traduces put_this_into put_it_into how_do_you_say como_se_diz wie_sagt_man comment_dit_on cómo_se_dice"),
        .. Nouns(Translation, 3, "translates translation_engine translation_system translation_service translated_text interpreter bilingual target_language source_language auf_deutsch ins_deutsche ins_englische ins_spanische ins_französische en_français en_anglais al_español al_inglés"),

        .. Verbs(Rewriting, 4, "rewrite rephrase paraphrase proofread reword revise polish shorten simplify rewriting rephrasing paraphrasing proofreading redact anonymize anonymise formuliere umformulieren reformule reformulez reformuler reescribe reescriba reescribir reformules copyedit copy_edit restate turn_this turn_these turn_the_following make_the_following make_the_text make_the_sentence"),
        .. Verbs(Rewriting, 3, "tidy_up polish_up correct_the fix_the_spelling fix_the_grammar fix_grammar fix_spelling korrigiere corrige corrija corrigez verbessere make_this_sound make_it_sound make_this_more make_it_more make_this_less change_the_tone adapt expand_the expand_on replace_all replace_every remove_all remove_any correct_this correct_my correct_any fix_the_punctuation fix_punctuation"),
        .. Verbs(Rewriting, 3, "correct"),
        .. Verbs(Rewriting, 2, "edit improve rework adjust transform enhance"),
        .. Nouns(Rewriting, 3, "rewrites höflicher sounds_professional sound_professional sounds_more sound_more brand_voice other_ways_to_say other_ways_to_phrase ways_to_phrase ways_to_say more_formal more_formally more_concise more_polite more_professional less_formal more_friendly plain_language plain_english same_meaning changing_its_meaning changing_the_meaning easier_to_read passive_voice active_voice filler_words formulera_om copyeditor copy_editor"),
        .. Nouns(Rewriting, 2, "style_guide grammar spelling punctuation editor wording original_meaning"),

        .. Verbs(Code, 4, "implement refactor debug code fix_the_bug fix_this_bug fix_the_code fix_this_code implementiere programmiere implémente programa"),
        .. Nouns(Code, 3, "bug bugs diff code_completion junit pytest stack_trace traceback pull_request code_review this_code the_code following_code your_code write_code software_engineer programmer terraform kubernetes docker latex arduino github api_endpoint vba excel_formula git linux kernel_module device_driver assembly_code huggingface hugging_face langchain promql kubectl aws_lambda ec2 multithreading multiprocessing unit_testing compile_error syntax_error exception code_reviewer shell_command scrape scraping source_file command_line this_function the_function this_script my_script my_code for_loop web_page web_app data_structure"),
        .. Nouns(Code, 3, "fortran cobol delphi dart groovy julia ocaml prolog solidity gdscript micropython erlang objective_c visual_basic assembly_language "
            + "postgres sqlite mariadb elasticsearch dynamodb bigquery cassandra neo4j firebase supabase clickhouse duckdb aws azure gcp heroku vercel netlify cloudflare "
            + "nodejs nestjs nuxt aspnet asp_net fastapi rails ruby_on_rails symfony npm webpack yarn vite homebrew ansible gradle maven cmake nuget jenkins helm "
            + "sklearn scikit_learn keras opencv scipy plotly pyspark spark hadoop kafka rabbitmq qt pyqt electron flutter xamarin react_native unity unreal_engine arduino raspberry_pi "
            + "xaml xpath svg opengl vulkan rest_api graphql grpc sdk ssh cron crontab awk jq ffmpeg grep ubuntu debian wsl vscode visual_studio xcode stdin stdout stack_overflow null_pointer segfault mutex recursion"),
        .. Nouns(Code, 1, "json_schema database server"),

        .. Verbs(TaskType.Math, 4, "calculate compute solve prove solving calculating evaluate_the_integral simplify_the_expression berechne berechnen löse calcule calculez résous calcula calcule resuelve"),
        .. Nouns(TaskType.Math, 4, "math_problem maths_problem word_problem math_tutor arithmetic algebra"),
        .. Nouns(TaskType.Math, 2, "integer integers"),
        .. Nouns(TaskType.Math, 3, "prime_number prime_numbers real_number real_numbers possible_value without_replacement square_root integral derivative polynomial theorem probability matrix triangle eigenvalues"),
        .. Nouns(TaskType.Math, 1, "percent total sum average math mathematics"),

        .. Verbs(Reasoning, 4, "deduce infer reason_about think_step_by_step let_s_think work_through"),
        .. Verbs(Reasoning, 3, "work_out investigate determine_the_most_likely plan compare analyze analyse weigh recommend diagnose think_through vergleiche analysiere comparez analiza compara"),
        .. Nouns(Reasoning, 4, "evidence_for_and_against how_do_you_know who_did_it most_likely_root_cause arguments_on_both_sides explain_your_reasoning does_it_follow follow_from follows_from who_is_the_tallest who_is_the_oldest who_is_the_youngest who_is_taller who_is_older possible_causes cross_the_river course_of_action swot logic_puzzle brain_teaser brainteaser trade_offs tradeoffs pros_and_cons think_it_through what_would_you_do what_is_the_date conclusion_follows which_conclusion mm_dd_yyyy tells_the_truth premises logically"),
        .. Nouns(Reasoning, 3, "planner puzzle riddle logic premise root_cause deduction decision_making"),
        .. Nouns(Reasoning, 2, "step_by_step reasoning chain_of_thought swapped swaps consultant"),

        .. Verbs(QuestionAnswering, 3, "explain describe erkläre beantworte beantwortest explique expliquez explica define"),
        .. Verbs(QuestionAnswering, 2, "tell_me"),
        .. Verbs(QuestionAnswering, 1, "answer answering antworte réponds répondez responde responda"),
        .. Nouns(QuestionAnswering, 2, "question questions frage fragen pregunta preguntas"),
        .. Nouns(QuestionAnswering, 3, "correct_answer question_answering answer_the_question answer_questions answers_questions answer_only_from multiple_choice trivia answer_the_following_question answer_the_user_s_question answer_the_query"),
        .. Nouns(QuestionAnswering, 2, "based_on_the_context knowledge_base retrieved provided_context context_above the_documents the_passage encyclopedia"),
        .. Nouns(QuestionAnswering, 1, "passage context"),

        .. Nouns(ToolUse, 5, "access_to_the_following_tools access_to_the_following_functions function_calling action_input available_tools following_tools call_functions calling_functions tool_calls"),
        .. Verbs(Conversation, 3, "reply_to_the reply_to_this respond_to_the respond_to_this chat reply_to_customers respond_to_customers respond_with_empathy answer_politely take_orders let_s_chat antworte_dem"),
        .. Nouns(Conversation, 4, "motivate_the_user be_courteous offer_help be_friendly be_kind be_polite be_warm talk_with chat_assistent hilf_ihnen did_you_sleep how_are_you conversation_partner friendly_assistant customer_service_bot support_bot empathy chatbot stay_in_character in_character chat_with small_talk live_chat talk_to_the_user talk_with_the_user role_play roleplay companion chatting keep_the_conversation"),
        .. Nouns(Conversation, 3, "support_agent customer_support_agent customer_service_agent customer_service_representative support_assistant virtual_assistant persona concierge receptionist greet conversational help_customers help_users help_visitors"),
        .. Nouns(Conversation, 1, "conversation friendly helpful_assistant assistant listener coach guests"),
    ];

    private static IEnumerable<Cue> Verbs(TaskType type, int points, string words) => Split(words).Select(word => new Cue(word, type, points, type, 0, 0));

    private static IEnumerable<Cue> Nouns(TaskType type, int points, string words) => Split(words).Select(word => new Cue(word, type, points, type, points, 0));

    private static IEnumerable<Cue> Made(TaskType type, int named, int made, string words) =>
        Split(words).Select(word => new Cue(word, type, named, type, named, made));

    // With nothing known to be made, a verb of making is taken for inventing.
    private static IEnumerable<Cue> Making(int points, string words) =>
        Split(words).Select(word => new Cue(word, Creative, points, Creative, 0, 0) { Makes = true });

    private static IEnumerable<string> Split(string words) => words.Split(' ').Select(word => word.Replace('_', ' '));
}
