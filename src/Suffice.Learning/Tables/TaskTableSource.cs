namespace Suffice.Learning.Tables;

/// <summary>What a task table was made of.</summary>
/// <param name="Calls">How many labelled calls.</param>
/// <param name="Hash">The SHA-256 of the calls, answers and verdicts.</param>
/// <param name="Made">When.</param>
public sealed record TaskTableSource(int Calls, string Hash, DateTimeOffset Made);
