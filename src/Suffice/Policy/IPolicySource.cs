namespace Suffice.Policy;

/// <summary>Gives the policy in force. One request reads it once and keeps that one to its end.</summary>
public interface IPolicySource
{
    /// <summary>The policy in force now.</summary>
    SufficePolicy Current { get; }
}
