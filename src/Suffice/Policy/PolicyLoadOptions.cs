namespace Suffice.Policy;

/// <summary>How a policy is loaded.</summary>
public sealed record PolicyLoadOptions
{
    /// <summary>
    /// True when the policy is to be served: a key that is not there is then an error if a ladder needs its provider, or if it
    /// guards the gateway. Otherwise it is a notice. Default <see langword="false"/>.
    /// </summary>
    public bool RequireKeys { get; init; }

    /// <summary>
    /// True to leave calibrations aside, for whoever is about to make them: a task's confidence is then read and not held. Default <see langword="false"/>.
    /// </summary>
    public bool WithoutCalibrations { get; init; }

    /// <summary>Reads an environment variable; <see langword="null"/> when it is not set. Default: the process's own.</summary>
    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;
}
