namespace Suffice.Checks;

/// <summary>A structural test of an answer, inside a gate.</summary>
/// <remarks>One instance serves many calls at once: it holds no state of a call. It must not throw for a bad answer; that is a finding.</remarks>
public interface ICheck
{
    /// <summary>Its name in the policy and in reasons, such as <c>json_schema</c>.</summary>
    string Name { get; }

    /// <summary>Judges one answer.</summary>
    /// <param name="judged">The call and its answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What was found.</returns>
    ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken);
}

/// <summary>A check that can mend what it found wrong without asking a model.</summary>
public interface IRepairingCheck : ICheck
{
    /// <summary>Mends the answer.</summary>
    /// <param name="judged">The call and its failed answer.</param>
    /// <returns>The mended answer's text, or <see langword="null"/> when it cannot be mended. It is judged again by the whole gate.</returns>
    string? Repair(JudgedAnswer judged);
}

/// <summary>A check that can tell before an answer is complete that it cannot pass.</summary>
public interface IEarlyCheck : ICheck
{
    /// <summary>Starts judging an answer to this call while it arrives.</summary>
    /// <param name="request">The call.</param>
    /// <returns>A judge for one answer, or <see langword="null"/> when nothing can be told early for this call.</returns>
    IEarlyJudge? Begin(Chat.ChatRequest request);
}

/// <summary>Judges one answer while it arrives; sound: it never calls hopeless what could still pass (repair included).</summary>
public interface IEarlyJudge
{
    /// <summary>Takes the next piece of the answer's text.</summary>
    /// <param name="text">The piece, split anywhere.</param>
    /// <returns>A failed finding as soon as no continuation can pass; otherwise <see cref="Finding.NotApplicable"/>.</returns>
    Finding Feed(ReadOnlySpan<char> text);
}
