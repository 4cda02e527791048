using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of a failed check: one word, or its steps.</summary>
internal sealed record FailurePlanEntry
{
    [Shorthand(BareOnly = true)]
    public FailureWord? Word { get; init; }

    [Description("True to mend the answer without a model first, where the check can.")]
    public bool Repair { get; init; }

    [Description("How often the same rung is asked again, told what was wrong.")]
    [Range(0, 5)]
    public int Retry { get; init; }

    [Description("What follows when that did not help.")]
    public FailureAction Then { get; init; } = FailureAction.Escalate;

    public FailurePlan ToPlan() => Word switch
    {
        FailureWord.Repair => FailurePlan.Escalate with { Repair = true },
        FailureWord.Retry => FailurePlan.Escalate with { Retries = 1 },
        FailureWord.Refuse => new FailurePlan(Repair: false, Retries: 0, FailureAction.Refuse),
        FailureWord.Person => new FailurePlan(Repair: false, Retries: 0, FailureAction.Person),
        FailureWord.Escalate => FailurePlan.Escalate,
        _ => new FailurePlan(Repair, Retry, Then),
    };
}

/// <summary>The plans that have a word of their own.</summary>
internal enum FailureWord
{
    /// <summary>Mend the answer, and if that fails ask the next rung.</summary>
    Repair,

    /// <summary>Ask the same rung once more, then the next.</summary>
    Retry,

    /// <summary>Ask the next rung.</summary>
    Escalate,

    /// <summary>Give the caller no answer.</summary>
    Refuse,

    /// <summary>Hand the call to a person.</summary>
    Person,
}
