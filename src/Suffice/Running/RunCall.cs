using System.Text.Json;
using Suffice.Callers;

namespace Suffice.Running;

/// <summary>What is asked of a pipeline.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
public sealed record RunCall(string Pipeline)
{
    /// <summary>What the run is given, an object; <see langword="null"/> to go on with what the run was given before.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>
    /// The run's id, of the caller's choice: up to 100 letters, digits, <c>. _ : -</c>. A run of that id that stopped is gone on with, one that
    /// is done is answered with what it made; <see langword="null"/> for a new run.
    /// </summary>
    public string? Run { get; init; }

    /// <summary>Who asks. Default: whoever runs the process.</summary>
    public Caller Caller { get; init; } = Caller.Anyone;

    /// <summary>Headers that are passed on to the providers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PassedOn { get; init; } = [];
}
