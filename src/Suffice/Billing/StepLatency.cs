namespace Suffice.Billing;

/// <summary>How long one call of a step takes.</summary>
/// <param name="Before">Without Suffice; <see langword="null"/> when it is not known.</param>
/// <param name="After">As planned or as seen; <see langword="null"/> when it is not known.</param>
/// <param name="EscalatedAdds">What an escalated call waits longer than one that had gone to the last rung at once; <see langword="null"/> without a ladder, or when it is not known.</param>
public sealed record StepLatency(TimeSpread? Before, TimeSpread? After, TimeSpan? EscalatedAdds = null)
{
    /// <summary>What is added on average where its rate is lowest: after less before, negative where it is quicker; <see langword="null"/> when either is not known.</summary>
    public TimeSpan? AddsLow => After?.Low - Before?.Low;

    /// <summary>What is added on average where its rate is highest; <see langword="null"/> when either is not known.</summary>
    public TimeSpan? AddsHigh => After?.High - Before?.High;
}
