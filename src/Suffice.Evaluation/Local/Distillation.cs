namespace Suffice.Evaluation.Local;

/// <summary>A distilled model with its report.</summary>
/// <param name="Model">The model.</param>
/// <param name="Report">How good it is.</param>
public sealed record Distillation(LocalModel Model, DistilReport Report);
