namespace Suffice.Policy.Reloading;

/// <summary>Tells what came of a look at a changed policy.</summary>
/// <param name="reload">What came of it.</param>
public sealed class PolicyReloadedEventArgs(PolicyReload reload) : EventArgs
{
    /// <summary>What came of it.</summary>
    public PolicyReload Reload { get; } = reload;
}
