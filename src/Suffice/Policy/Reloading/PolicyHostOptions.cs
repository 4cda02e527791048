namespace Suffice.Policy.Reloading;

/// <summary>How a policy host notices changes.</summary>
public sealed record PolicyHostOptions
{
    /// <summary>How the policy is loaded each time.</summary>
    public PolicyLoadOptions Load { get; init; } = new();

    /// <summary>How long the files must lie still before a change is read. Default 250 ms.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often the files are looked at, for file systems that tell of no change. Default 10 s.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>False to rely on looking alone. Default <see langword="true"/>.</summary>
    public bool Watch { get; init; } = true;
}
