using Suffice.Audit.Calls;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Why an answer ended, in the words of every vendor.</summary>
internal static class StopWords
{
    public static CallOutcome OutcomeOf(string? word) => word switch
    {
        "length" or "max_tokens" or "MAX_TOKENS" or "max_output_tokens" or "model_context_window_exceeded" or "LENGTH" or "incomplete" => CallOutcome.CutShort,
        "content_filter" or "refusal" or "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY" or "guardrail_intervened"
            or "content_filtered" or "content-filter" or "CONTENT_FILTERED" => CallOutcome.Refused,
        "error" or "failed" or "cancelled" => CallOutcome.Failed,
        _ => CallOutcome.Answered,
    };
}
