using System.Collections.Immutable;

namespace Suffice.Policy;

/// <summary>How a task works that applies context files to tickets.</summary>
/// <param name="Folder">Its folder, where the context files lie.</param>
public sealed record WorkerSettings(string Folder)
{
    /// <summary>The tasks whose work it judges.</summary>
    public ImmutableArray<string> Upstream { get; init; } = [];

    /// <summary>The fields of a ticket that the model is shown; <see langword="null"/> for all but those that tell the outcome.</summary>
    public ImmutableArray<string>? Fields { get; init; }

    /// <summary>What of a ticket the model is shown. Default: all of it.</summary>
    public TicketView Show { get; init; }

    /// <summary>The share of tickets that is drawn at random for people, 0 to 1. Default 0.05.</summary>
    public double Sample { get; init; } = 0.05;

    /// <summary>What the lower bound of Cohen's kappa with people must be above before its verdicts stand by themselves. Default 0.6.</summary>
    public double Agreement { get; init; } = 0.6;

    /// <summary>The least number of random tickets that this takes. Default 200.</summary>
    public int AgreementOn { get; init; } = 200;

    /// <summary>How long texts of tickets, quotes and reasons are kept. Default 90 days.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How many tickets are judged at the same time. Default 4.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>The most tokens of an answer; <see langword="null"/> for what the model itself takes.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The most tickets a minute; <see langword="null"/> for no limit.</summary>
    public int? PerMinute { get; init; }
}

/// <summary>What of a ticket a model is shown.</summary>
public enum TicketView
{
    /// <summary>Its id, subject, fields and messages.</summary>
    Whole,

    /// <summary>Its text alone, as it was written.</summary>
    Text,
}
