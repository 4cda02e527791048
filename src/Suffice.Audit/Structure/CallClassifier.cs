using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Tasks;

namespace Suffice.Audit.Structure;

/// <summary>Judges the kind and the structure of calls, without calling a model. Stateless and thread-safe.</summary>
public sealed class CallClassifier
{
    private readonly RuleTaskClassifier rules = new();

    /// <summary>Reads the fixed part of a call; the result holds for every call with the same fixed part.</summary>
    /// <param name="request">A call that has it.</param>
    /// <returns>What it says.</returns>
    public FixedSigns ReadFixed(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return FixedSigns.None with
        {
            Traits = request.Format?.Schema is null ? CallTraits.None : CallTraits.Schema,
            Evidence = rules.Classify(request).Evidence,
        };
    }

    /// <summary>Judges one call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">Its answer; empty when not known.</param>
    /// <param name="fixedSigns">What its fixed part says.</param>
    /// <param name="promptTokens">The length of its prompt.</param>
    /// <returns>The judgement.</returns>
    public CallShape Classify(ChatRequest request, ImmutableArray<ContentPart> answer, FixedSigns fixedSigns, long promptTokens)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fixedSigns);

        return new CallShape(rules.Classify(request).Type, fixedSigns.Traits, fixedSigns.Labels.Length, request.Tools.Length, promptTokens);
    }
}
