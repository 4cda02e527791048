using Suffice.Checks;

namespace Suffice.Extensions.AI;

/// <summary>How Suffice runs in a program; everything else is said by the policy.</summary>
public sealed class SufficeOptions
{
    /// <summary>Checks of the program's own, which gates name as they name those that ship. Default: none.</summary>
    public IList<CheckDefinition> Checks { get; } = [];

    /// <summary>Reads what the policy calls <c>env:NAME</c>, such as keys. Default: the environment's variables. A program that keeps them elsewhere reads them there.</summary>
    public Func<string, string?> ReadVariable { get; set; } = Environment.GetEnvironmentVariable;

    /// <summary>True to refuse a policy whose ladders need a key that is not there. Default <see langword="true"/>.</summary>
    public bool RequireKeys { get; set; } = true;
}
