namespace Suffice.Dashboard.Times;

/// <summary>What was asked for is no period.</summary>
/// <param name="parameter">What is wrong: days, from or to.</param>
/// <param name="message">Why, and what would be right.</param>
public sealed class PeriodException(string parameter, string message) : Exception(message)
{
    /// <summary>What is wrong: days, from or to.</summary>
    public string Parameter { get; } = parameter;
}
