namespace Suffice.Evaluation.Curves;

/// <summary>An item that a router sends to the weak or to the strong model.</summary>
/// <param name="Score">The router's score: the higher, the more it needs the strong model; finite.</param>
/// <param name="Weak">The quality of the weak model's answer, from 0 to 1.</param>
/// <param name="Strong">The quality of the strong model's answer, from 0 to 1.</param>
/// <param name="WeakCost">What serving it weakly costs, in any unit.</param>
/// <param name="StrongCost">What serving it strongly costs: in a cascade, the wasted weak answer included.</param>
public readonly record struct RoutedItem(double Score, double Weak, double Strong, double WeakCost = 0, double StrongCost = 1);
