namespace Suffice.Policy;

/// <summary>Where a call goes that brings results of tools: the next step of an agent's loop.</summary>
public enum ToolLoopRule
{
    /// <summary>To the model that asked for the tools; from there up the ladder if it must.</summary>
    Stay,

    /// <summary>Where any other call would go.</summary>
    Route,
}
