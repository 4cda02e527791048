using Suffice.Audit.Structure;

namespace Suffice.Audit.Pricing;

/// <summary>Calls that are compared alike.</summary>
/// <param name="Model">Their model.</param>
/// <param name="Traits">What of their traits a comparison looks at.</param>
/// <param name="ServiceTier">The service tier they were billed at; empty for the standard one.</param>
/// <param name="Region">The region they were billed at; empty for none.</param>
internal readonly record struct ComparedKind(string Model, CallTraits Traits, string ServiceTier = "", string Region = "");
