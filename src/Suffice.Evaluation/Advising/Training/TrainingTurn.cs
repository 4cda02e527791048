using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>One turn of a training example, in no trainer's form.</summary>
/// <param name="Role">Who speaks; instructions of the application are the system's.</param>
/// <param name="Text">What is said; may be empty beside calls of tools.</param>
internal sealed record TrainingTurn(ChatRole Role, string Text)
{
    /// <summary>Addresses of images, <c>data:</c> ones included.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>The tools called.</summary>
    public ImmutableArray<ToolCallPart> Calls { get; init; } = [];

    /// <summary>The call that a tool's result answers; <see langword="null"/> for other turns.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>Whether two answers say the same: the same text, the same calls.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they do.</returns>
    public bool SaysTheSame(TrainingTurn other) =>
        Text.Trim() == other.Text.Trim() && Calls.Select(call => (call.Name, call.ArgumentsJson)).SequenceEqual(other.Calls.Select(call => (call.Name, call.ArgumentsJson)));
}
