using Suffice.Tasks;

namespace Suffice.Audit.Structure;

/// <summary>What a phrase shows: a trait, or that labels or criteria follow.</summary>
/// <param name="Text">The phrase, as people read it.</param>
/// <param name="Trait">The trait.</param>
/// <param name="Leads">What list may follow.</param>
internal sealed record TraitWord(string Text, CallTraits Trait, ListLead Leads = ListLead.None)
{
    /// <summary>The phrase in quotes.</summary>
    public string Quoted { get; } = $"\"{Text}\"";

    /// <summary>True for a trait that "not" before it turns around.</summary>
    public bool CanBeNegated => Trait is CallTraits.EscalationPath or CallTraits.CustomerFacing;
}

/// <summary>What a phrase leads to.</summary>
internal enum ListLead
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A list of labels after a colon, in brackets or in lines.</summary>
    Labels,

    /// <summary>A list of labels in the same sentence, without a colon.</summary>
    LabelsHere,

    /// <summary>Nothing: the phrase is the labels (<c>yes or no</c>).</summary>
    LabelsThemselves,

    /// <summary>A list of criteria or rules.</summary>
    Criteria,

    /// <summary>Examples.</summary>
    Examples,
}

/// <summary>The phrases that show traits. Underscores stand for spaces.</summary>
internal static class TraitWords
{
    public static PhraseTable<TraitWord> Table { get; } =
        new(All().DistinctBy(word => word.Text, StringComparer.OrdinalIgnoreCase).Select(word => (word.Text, word)));

    private static IEnumerable<TraitWord> All() =>
    [
        .. Of(CallTraits.JsonAsked, "json json_object valid_json"),
        .. Of(CallTraits.EscalationPath,
            "if_unsure if_you_are_unsure if_you_re_unsure if_not_sure if_you_are_not_sure if_you_re_not_sure if_uncertain if_in_doubt when_in_doubt when_unsure if_you_cannot if_you_can_t "
            + "if_none_of if_nothing_fits if_no_category if_none_fits if_none_applies none_of_the_above i_don_t_know i_do_not_know say_you_don_t_know say_that_you_do_not_know escalate escalates escalation "
            + "hand_over_to hand_off hand_it_to hand_it_over hand_the_case transfer_to_a human_review human_agent human_reviewer needs_review to_a_human to_a_person to_a_colleague "
            + "does_not_say doesn_t_say does_not_contain doesn_t_contain not_in_the_context not_in_the_documents not_stated not_mentioned not_found cannot_be_determined can_t_be_determined insufficient_information "
            + "use_null or_null return_null leave_it_empty leave_it_blank leave_blank if_missing if_absent otherwise_unknown answer_unknown reply_unknown say_unknown respond_unknown flag_it flag_for_review "
            + "not_enough_information no_answer ask_a_supervisor refer_to wenn_unklar bei_unsicherheit im_zweifel wenn_du_unsicher an_einen_menschen en_cas_de_doute si_tu_n_es_pas_sûr si_vous_n_êtes_pas_sûr en_caso_de_duda si_no_estás_seguro"),
        .. Of(CallTraits.CustomerFacing,
            "customer_facing reply_to_the_customer reply_to_customers reply_to_this_customer reply_to_the_client respond_to_the_customer respond_to_customers response_to_the_customer answer_the_customer answer_customers "
            + "reply_to_the_guest write_to_the_customer email_to_the_customer e_mail_to_the_customer help_customers help_the_customer helping_customers greet_the_customer our_customers website_visitors talk_to_customers "
            + "chat_with_customers chat_with_users chat_with_the_user with_customers with_guests live_chat support_agent customer_support_agent customer_service_agent customer_service_representative customer_support_assistant "
            + "virtual_assistant chatbot concierge draft_an_email draft_an_e_mail write_an_email write_an_e_mail draft_a_reply write_a_reply draft_a_response to_the_public social_media_post tweet instagram linkedin_post facebook_post "
            + "newsletter press_release product_description ad_copy landing_page blog_post marketing_copy caption slogan tagline cover_letter antworte_dem_kunden kundenantwort réponds_au_client responde_al_cliente"),
        .. Of(CallTraits.HighStakes,
            "diagnosis diagnose diagnoses patient patients symptoms dosage medication medications prescription clinical medical_advice physician radiology triage_nurse self_harm suicide suicidal legal_advice legal_opinion lawsuit "
            + "attorney lawyer contract_clause contract_clauses liability indemnity creditworthiness credit_decision credit_score credit_risk loan_application loan_applicant loan_applicants underwriter underwriting investment_advice "
            + "financial_advice tax_advice approve_or_reject approve_or_deny insurance_claim fraud_investigation money_laundering sanctions_screening safety_critical hazardous job_applicant job_applicants job_candidate job_candidates "
            + "hiring_decision hire_or_reject candidate_s_résumé candidate_s_resume screen_candidates screen_applicants résumé_screening resume_screening terminate_employment asylum benefits_eligibility child_protection"),
        .. Of(CallTraits.Ambiguous,
            "nice interesting engaging cool catchy compelling amazing great awesome something somehow stuff things whatever make_it_pop surprise_me creative fun etc maybe perhaps suitable appropriate properly better_version wow"),
        .. Of(CallTraits.FormStated,
            "only_the one_word single_word in_one_sentence one_sentence two_sentences three_sentences sentences words_or_less words_or_fewer at_most no_more_than per_line one_per_line bullets bullet_points bullet three_points "
            + "return_only output_only reply_only respond_only answer_only nothing_else output_format response_format answer_format following_format the_format csv yaml xml markdown_table table numbered_list final_answer only_a_number max_words characters nur_die nur_das uniquement solo_el solamente"),
        .. Of(CallTraits.ContextGiven,
            "context passage document documents article based_on_the according_to_the from_the_text given_text following_text retrieved knowledge_base sources excerpt excerpts paragraph transcript faq"),
        .. Lead(ListLead.Labels, "labels label categories category classes class intents intent topics topic tags tag options queues queue departments department teams team groups group types type values codes code following kategorien kategorie catégories catégorie categorías categoría"),
        .. Lead(ListLead.LabelsThemselves, "yes_or_no true_or_false positive_or_negative yes_no_or_maybe safe_or_unsafe spam_or_not_spam ja_oder_nein oui_ou_non sí_o_no"),
        .. Lead(ListLead.LabelsHere, "one_of out_of either choose_from choose_between pick_from select_from one_code_out_of exactly_one_of as_one_of classify_it_as classify_as classified_as labelled_as labeled_as is_this_about into_one_of eine_von une_de uno_de"),
        .. Lead(ListLead.Criteria, "rubric criteria criterion rules requirements guidelines guideline standards standard style_guide glossary checklist policy marks weights weighting scale must regeln kriterien règles critères reglas criterios house_style"),
        .. Lead(ListLead.Examples, "example examples beispiel beispiele exemple exemples ejemplo ejemplos"),
    ];

    private static IEnumerable<TraitWord> Of(CallTraits trait, string words) =>
        Split(words).Select(word => new TraitWord(word, trait));

    private static IEnumerable<TraitWord> Lead(ListLead lead, string words) =>
        Split(words).Select(word => new TraitWord(word, CallTraits.None, lead));

    private static IEnumerable<string> Split(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '));
}
