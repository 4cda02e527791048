using System.Collections.Immutable;

namespace Suffice.Evaluation.Simulating;

/// <summary>A past call under both policies.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">The task that the policy in force took it for; <see langword="null"/> for a named model.</param>
/// <param name="Now">What came of it.</param>
/// <param name="Next">What would have come of it.</param>
internal sealed record SimulatedCall(string Id, string? Task, CallSide Now, CallSide Next)
{
    /// <summary>What is not known of it, and why.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>True when both would have served the same answer, so that they cannot differ in quality.</summary>
    public bool IsSameAnswer { get; init; }

    /// <summary>Calls that were sent to providers for it.</summary>
    public int Asked { get; init; }

    /// <summary>The same call with what would have come of it.</summary>
    /// <param name="next">What would have.</param>
    /// <param name="isSameAnswer">True when it would have served the same answer, which is then worth the same.</param>
    /// <returns>The call.</returns>
    public SimulatedCall With(CallSide next, bool isSameAnswer) => this with
    {
        Next = isSameAnswer ? next with { IsGood = Now.IsGood } : next,
        IsSameAnswer = isSameAnswer,
    };

    /// <summary>True when its way under the new policy is known, and both costs with it.</summary>
    public bool IsDecided => Next.IsSettled && Now.IsSettled;
}

/// <summary>A call under one policy.</summary>
/// <param name="Model">The model that serves it; <see langword="null"/> where none does, or where that is not known.</param>
/// <param name="LowUsd">The least it costs in USD; <see langword="null"/> when nothing is known.</param>
/// <param name="HighUsd">The most.</param>
/// <param name="IsGood">Whether its answer is right, or as good as the last rung's; <see langword="null"/> when not known.</param>
internal sealed record CallSide(string? Model, decimal? LowUsd, decimal? HighUsd, bool? IsGood)
{
    /// <summary>Nothing is known.</summary>
    public static CallSide Unknown { get; } = new(null, null, null, null);

    /// <summary>True when its way is known to the end.</summary>
    public bool IsSettled { get; init; }

    /// <summary>One whose way and cost are known.</summary>
    /// <param name="model">The model that serves it; <see langword="null"/> where none does.</param>
    /// <param name="usd">The cost.</param>
    /// <param name="isGood">Whether its answer is good.</param>
    /// <returns>The side.</returns>
    public static CallSide Settled(string? model, decimal? usd, bool? isGood) => new(model, usd, usd, isGood) { IsSettled = usd is not null };
}
