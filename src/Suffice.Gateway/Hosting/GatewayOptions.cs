namespace Suffice.Gateway.Hosting;

/// <summary>How a gateway is started; everything else is in its policy.</summary>
public sealed record GatewayOptions
{
    /// <summary>The policy file.</summary>
    public required string PolicyPath { get; init; }

    /// <summary>Where to listen instead of where the policy says.</summary>
    public Uri? Listen { get; init; }

    /// <summary>Captures every model's answer to this recording; <see langword="null"/> for none.</summary>
    public string? RecordTo { get; init; }

    /// <summary>True to log in JSON, an object a line, for machines.</summary>
    public bool JsonLog { get; init; }

    /// <summary>True to log nothing but what ends the program, for a command that draws on the terminal itself.</summary>
    public bool Quiet { get; init; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
